package org.rollcall.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The server's interface for other systems (docs/api.md), as an agency's own system uses it. */
public final class AgencyInterface {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI server;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * Whose token it is.
     *
     * @param area the one whose people it reaches; null for all
     * @param demonstration whether the server says that it is the demonstration programme
     * @param languages BCP 47 tags of the languages in which people may be enrolled
     */
    public record Account(String name, @Nullable String area, boolean demonstration, List<String> languages) {
        public Account {
            languages = List.copyOf(languages);
        }
    }

    /** The server did not do it; the message is its sentence that says why. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * @param server its address
     * @param token as an administrator gave it on the console's page Staff
     */
    public AgencyInterface(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Whose token it is. @throws Refused if it holds no more */
    public Account account() throws IOException, InterruptedException {
        JsonNode answer = get("/api/account");
        JsonNode area = answer.get("area");
        var languages = new ArrayList<String>();
        answer.get("languages").forEach(tag -> languages.add(tag.asString()));
        return new Account(
                answer.get("name").asString(),
                area == null || area.isNull() ? null : area.asString(),
                answer.get("demonstration").asBoolean(),
                languages);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answered(request(path).GET());
    }

    JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        return send(path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return answered(request(path).POST(BodyPublishers.noBody()));
    }

    JsonNode postPhotograph(String path, byte[] jpeg) throws IOException, InterruptedException {
        return send(path, "image/jpeg", BodyPublishers.ofByteArray(jpeg));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private JsonNode send(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
        return answered(request(path).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private JsonNode answered(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        JsonNode body = read(answer.body());
        if (answer.statusCode() >= 300) {
            JsonNode sentence = body.get("detail");
            throw new Refused(
                    answer.statusCode(),
                    sentence == null
                            ? "The server answered with status " + answer.statusCode() + "."
                            : sentence.asString());
        }
        return body;
    }

    private static JsonNode read(String text) throws IOException {
        try {
            return text.isEmpty() ? object() : JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IOException("What answers there is no Rollcall server, or not one of this version.", e);
        }
    }
}
