package org.rollcall.track.wire;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.rollcall.track.FixJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Frames as JSON objects, one a line. */
final class FrameJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FrameJson() {}

    static List<String> lines(Frame frame) {
        return switch (frame) {
            case Frame.Fixes fixes ->
                fixes.fixes().stream()
                        .map(fix -> FixJson.write(fixes.device(), fix))
                        .toList();
            case Frame.Login login -> List.of(named("login", login.device(), json -> {}));
            case Frame.KeepAlive alive -> List.of(named("keep-alive", alive.device(), json -> {}));
            case Frame.Answer answer ->
                List.of(named("answer", answer.device(), json -> json.writeStringProperty("text", answer.text())));
            case Frame.Status status -> List.of(named("status", status.device(), json -> status(json, status)));
            case Frame.Unreadable unreadable -> List.of(error(sentence(unreadable)));
        };
    }

    static String sentence(Frame.Unreadable unreadable) {
        return "at byte " + unreadable.at() + ": " + unreadable.why();
    }

    static String error(String why) {
        return object(json -> json.writeStringProperty("error", why));
    }

    private static void status(JsonGenerator json, Frame.Status status) {
        if (status.time() != null) {
            json.writeStringProperty("time", status.time().toString());
        }
        if (status.battery() != null) {
            json.writeNumberProperty("battery", status.battery());
        }
        json.writeArrayPropertyStart("states");
        status.states().stream().sorted().forEach(state -> json.writeString(state.name()));
        json.writeEndArray();
        json.writeName("extras");
        json.writeRawValue(status.extras().json());
    }

    private static String named(String frame, String device, Consumer<JsonGenerator> more) {
        return object(json -> {
            if (!device.isEmpty()) {
                json.writeStringProperty("device", device);
            }
            json.writeStringProperty("frame", frame);
            more.accept(json);
        });
    }

    private static String object(Consumer<JsonGenerator> content) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return out.toString();
    }
}
