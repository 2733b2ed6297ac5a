package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Watches and bracelets of 3G Electronics and others, {@code [3G*device*length*content]}. Source: "GPS watch communication
 * protocol" of 3G Electronics. Content is {@code LK} (link, with steps, tumbles and battery), {@code UD} (position, some
 * makers name the network behind it), {@code UD2} (position from out of coverage), {@code WT} or {@code AL} (alarm); speed in km/h, times in UTC. Link and alarm are
 * answered. Radio networks around the watch are not kept.
 */
public final class Watch implements TrackerProtocol {
    private static final int LONGEST = 4096;
    private static final int AFTER_STATUS = 17;

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public Session open() {
        return new Stream();
    }

    /** {@code UPLOAD} with seconds, {@code FIND} to ring, {@code MESSAGE} with the words in hexadecimal UTF-16. */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        String content = switch (command) {
            case TrackerCommand.Interval(var every) -> "UPLOAD," + every.toSeconds();
            case TrackerCommand.Buzz() -> "FIND";
            case TrackerCommand.Message(String words) ->
                "MESSAGE," + HexFormat.of().withUpperCase().formatHex(words.getBytes(StandardCharsets.UTF_16BE));
        };
        String text = "[3G*%s*%04X*%s]".formatted(device, content.length(), content);
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        String expected = switch (command) {
            case TrackerCommand.Interval _ -> "UPLOAD";
            case TrackerCommand.Buzz _ -> "FIND";
            case TrackerCommand.Message _ -> "MESSAGE";
        };
        return words.split(",", 2)[0].equals(expected) ? TrackerCommand.Answer.DONE : TrackerCommand.Answer.UNRELATED;
    }

    private static final class Stream extends LineSession {
        Stream() {
            super(LONGEST, '[', ']');
        }

        @Override
        Frame read(String frame) throws Garbled {
            String[] parts = head(frame);
            String content = parts[3];
            int length = content.getBytes(StandardCharsets.UTF_8).length;
            int contentAt = frame.length() - content.length() + 1;
            String device = parts[1];
            String[] fields = content.split(",", -1);
            // Sound and pictures are no text: their length cannot be told from it.
            boolean counted = content.indexOf('\uFFFD') < 0;
            boolean right = parts[2].matches("[0-9A-Fa-f]{4}") && Integer.parseInt(parts[2], 16) == length;
            if (counted && !right && !isPosition(fields)) {
                throw Garbled.frame(
                        contentAt - 5,
                        "the length sent is " + parts[2] + " (hexadecimal), the content has " + length + " bytes");
            }
            Reply reply = answer(parts, fields[0]);
            if (isPosition(fields)) {
                Fix fix = position(fields, contentAt);
                // Some makers count wrongly; a position that can be read whole is kept all the same.
                Fix kept = right
                        ? fix
                        : fix.toBuilder().extra("length.sent", parts[2]).build();
                return new Frame.Fixes(device, List.of(kept), reply);
            }
            return fields[0].equals("LK")
                    ? link(device, fields, reply)
                    : new Frame.Answer(device, counted ? content : fields[0], reply);
        }

        /** Maker, device, length and content, then what stands between device and length in some makers' frames. */
        private static String[] head(String frame) throws Garbled {
            String[] parts = frame.split("\\*", 5);
            if (parts.length < 4 || !parts[1].matches("\\d{5,20}")) {
                throw Garbled.frame(1, "maker*device*length*content was expected");
            }
            boolean numbered =
                    parts.length == 5 && parts[2].matches("[0-9A-Fa-f]{4}") && parts[3].matches("[0-9A-Fa-f]{4}");
            if (numbered) {
                return new String[] {parts[0], parts[1], parts[3], parts[4], parts[2] + "*"};
            }
            String[] plain = frame.split("\\*", 4);
            return new String[] {plain[0], plain[1], plain[2], plain[3], ""};
        }

        /** UD, UD2, UD_LTE and others, AL and what some makers write behind it, WT. */
        private static boolean isPosition(String[] fields) {
            return fields[0].matches("UD\\w*|AL\\w*|WT") && fields.length > 1;
        }

        private static Reply answer(String[] head, String command) {
            if (!command.equals("LK") && !command.startsWith("AL")) {
                return Reply.NONE;
            }
            String said = command.startsWith("AL") ? "AL" : command;
            String text = "[%s*%s*%s%04X*%s]".formatted(head[0], head[1], head[4], said.length(), said);
            return Reply.confirm(text.getBytes(StandardCharsets.UTF_8));
        }

        private static Frame link(String device, String[] fields, Reply reply) throws Garbled {
            if (fields.length < 4) {
                return new Frame.KeepAlive(device, reply);
            }
            Double battery = number(fields, 3, "the battery");
            Extras extras = Extras.builder()
                    .put("steps", fields[1])
                    .put("tumbles", fields[2])
                    .put("battery", fields[3])
                    .build();
            boolean percent = battery != null && battery >= 0 && battery <= 100;
            return new Frame.Status(device, null, percent ? battery : null, Set.of(), extras, reply);
        }

        private static Fix position(String[] fields, int at) throws Garbled {
            int place = at + at(fields, 1) - 1;
            String date = field(fields, 1, "the date");
            Instant time = Bcd.time(date + field(fields, 2, "the time"), false, ZoneOffset.UTC, place);
            double latitude =
                    Bcd.signed(required(fields, 4, "the latitude"), field(fields, 5, "north or south"), place);
            double longitude =
                    Bcd.signed(required(fields, 6, "the longitude"), field(fields, 7, "east or west"), place);
            Fix.Builder fix = Fix.at(time, latitude, longitude)
                    .valid(field(fields, 3, "the validity").equals("A"))
                    .extra("command", fields[0]);
            set(number(fields, 8, "the speed"), kmh -> fix.speed(kmh / 3.6));
            set(number(fields, 9, "the course"), fix::course);
            set(number(fields, 10, "the altitude"), fix::altitude);
            set(number(fields, 11, "the satellites"), number -> fix.satellites((int) number));
            set(number(fields, 13, "the battery"), fix::battery);
            fix.extra("signal", field(fields, 12, "the signal"));
            fix.extra("steps", field(fields, 14, "the steps")).extra("tumbles", field(fields, 15, "the tumbles"));
            String status = field(fields, AFTER_STATUS - 1, "the status");
            if (!status.matches("[0-9A-Fa-f]{1,8}")) {
                throw Garbled.frame(place, "the status is not hexadecimal: \"" + status + "\"");
            }
            return fix.extra("status", status)
                    .states(states(Integer.parseUnsignedInt(status, 16)))
                    .build();
        }

        private static double required(String[] fields, int index, String what) throws Garbled {
            Double value = number(fields, index, what);
            return value == null ? 0 : value;
        }

        /** The low half are states, the high half alarms; both mean that it is so now. */
        private static Set<TrackerState> states(int status) {
            Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
            add(states, TrackerState.BATTERY_LOW, status & (1 | 1 << 17));
            add(states, TrackerState.STRAP_OPEN, status & (1 << 3 | 1 << 20));
            add(states, TrackerState.SOS, status & 1 << 16);
            add(states, TrackerState.FALL, status & 1 << 21);
            return states;
        }

        private static void add(Set<TrackerState> states, TrackerState state, int bits) {
            if (bits != 0) {
                states.add(state);
            }
        }

        private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
            if (value != null) {
                use.accept(value);
            }
        }
    }
}
