package org.rollcall.track.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;

/**
 * A message of the @Track protocol in text, without {@code +} and {@code $}. Every field that is not read into the fix is
 * kept in the extras as {@code field} and its number in the message (the header is 0); empty ones say nothing.
 *
 * <p>Battery and states are those of the moment of sending, so where a report has several positions they go with the last.
 * The time of sending is that of the device's own clock, in a time zone that it need not name: it is kept as it was sent,
 * and is the time only of what has no other.
 */
final class QueclinkText {
    private static final int MOST_POSITIONS = 15;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private QueclinkText() {}

    static Frame read(String content) throws Garbled {
        String[] fields = content.split(",", -1);
        String[] head = fields[0].split(":", 2);
        if (head.length < 2 || !head[1].matches("GT[A-Z0-9]{3}")) {
            throw Garbled.frame(
                    1, "RESP, BUFF or ACK and the name of a message were expected, not \"" + fields[0] + "\"");
        }
        QueclinkFields message = QueclinkFields.of(head[1], fields);
        return switch (head[0]) {
            case "ACK" -> acknowledged(message);
            case "RESP" -> report(message, false);
            case "BUFF" -> report(message, true);
            default -> throw Garbled.frame(1, "\"" + head[0] + "\" is neither RESP, BUFF nor ACK");
        };
    }

    private static Frame acknowledged(QueclinkFields message) throws Garbled {
        String count = message.required();
        if (message.name().equals("GTHBD")) {
            return new Frame.KeepAlive(message.device(), Queclink.sack("GTHBD," + message.version() + "," + count));
        }
        String[] fields = message.fields();
        int from = Math.min(message.head(), message.end());
        String rest = String.join(",", Arrays.copyOfRange(fields, from, Math.max(from, message.end())));
        return new Frame.Answer(
                message.device(), rest.isEmpty() ? message.name() : message.name() + "," + rest, Queclink.sack(count));
    }

    private static Frame report(QueclinkFields message, boolean buffered) throws Garbled {
        List<QueclinkPosition> positions = QueclinkPosition.all(message);
        if (positions.size() > MOST_POSITIONS) {
            throw Garbled.frame(0, positions.size() + " positions in one report, at most 15 are sent");
        }
        if (positions.isEmpty()) {
            return status(message, buffered);
        }
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            boolean last = i == positions.size() - 1;
            fixes.add(fix(message, positions, i, buffered, last));
        }
        return new Frame.Fixes(message.device(), fixes, reply(message.count()));
    }

    private static Fix fix(
            QueclinkFields message, List<QueclinkPosition> positions, int which, boolean buffered, boolean last)
            throws Garbled {
        QueclinkPosition position = positions.get(which);
        Fix.Builder fix = Fix.at(message.time(position.time()), position.latitude(), position.longitude())
                .extra("message", message.name());
        Double fixed = message.number(position.fixed(), "the accuracy");
        Double accuracy = message.number(position.accuracy(), "the accuracy");
        fix.valid(fixed != null && fixed > 0);
        if (accuracy != null && accuracy > 0) {
            fix.dop(accuracy);
        }
        set(message.number(position.speed(), "the speed"), kmh -> fix.speed(kmh / 3.6));
        set(message.number(position.azimuth(), "the azimuth"), fix::course);
        set(message.number(position.altitude(), "the altitude"), fix::altitude);
        if (buffered) {
            fix.extra("buffered", 1);
        }
        Extras.Builder raw = Extras.builder();
        message.keep(
                raw,
                position.time() + 1,
                last ? message.end() : positions.get(which + 1).first());
        if (last) {
            QueclinkTail tail = QueclinkTail.of(message, position);
            set(tail.battery(), fix::battery);
            set(tail.satellites(), number -> fix.satellites((int) number));
            fix.states(QueclinkStates.of(message, tail));
            message.keepHead(raw, positions.getFirst().first());
            QueclinkStates.inputs(message, raw);
        }
        return fix.extras(raw.build()).build();
    }

    private static Frame status(QueclinkFields message, boolean buffered) throws Garbled {
        String count = message.required();
        QueclinkTail tail = QueclinkTail.withoutPosition(message);
        Extras.Builder extras = Extras.builder().put("message", message.name());
        message.keepHead(extras, message.head());
        message.keep(extras, message.head(), message.end());
        if (buffered) {
            extras.put("buffered", 1);
        }
        // What was buffered is old; its only time is that of the device's own clock.
        Instant sent = buffered ? instant(message.sent()) : null;
        return new Frame.Status(
                message.device(), sent, tail.battery(), QueclinkStates.of(message, tail), extras.build(), reply(count));
    }

    private static Reply reply(@Nullable String count) {
        return count == null ? Reply.NONE : Queclink.sack(count);
    }

    /** The time of those fourteen digits, null when they are none on any clock. */
    static @Nullable Instant instant(String digits) {
        try {
            return LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
        if (value != null) {
            use.accept(value);
        }
    }
}
