package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Queclink's @Track protocol for personal trackers, {@code +RESP:GTFRI,version,IMEI,name,…,sendTime,count$}. Source: "GL300
 * @Track Air Interface Protocol", TRACGL300AN001, revision 1.02. Reports are {@code +RESP}, from out of coverage
 * {@code +BUFF}, heartbeats and confirmed commands {@code +ACK}. Each is answered by {@code +SACK} and its count number,
 * which a device that does not ask for it passes over.
 *
 * <p>A position is accuracy (0: no fix now, the last one known), speed in km/h, azimuth, altitude, longitude, latitude and
 * the time in UTC; then come the networks, which are not kept. Some reports have several.
 */
public final class Queclink implements TrackerProtocol {
    private static final String PASSWORD = "gl300";
    private static final int LONGEST = 4096;
    private static final int MOST_POSITIONS = 15;
    private static final int BEFORE_POSITION = 4;
    private static final int TIME_IN_POSITION = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Set<String> WITH_BATTERY =
            Set.of("GTFRI", "GTGEO", "GTSPD", "GTSOS", "GTRTL", "GTPNL", "GTNMR", "GTDIS", "GTDOG", "GTIGL");

    @Override
    public String name() {
        return "queclink";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public Session open() {
        return new Stream();
    }

    /**
     * {@code AT+GTFRI} with report mode 1 (by time) and the interval as that of fixing and of sending; what is left empty
     * stays as the device has it. The document has nothing that buzzes or shows words when it is told to. Signed with the
     * password with which these devices leave the factory: one that has another gives no answer.
     */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        if (!(command instanceof TrackerCommand.Interval(var every))) {
            return Optional.empty();
        }
        String text =
                "AT+GTFRI=%1$s,1,,,,,,%2$d,%2$d,,,,,,,,,,,,%3$04X$".formatted(PASSWORD, every.toSeconds(), number);
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A device confirms by {@code +ACK} what it has done, and does not answer what it cannot do. */
    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        return words.equals("GTFRI") ? TrackerCommand.Answer.DONE : TrackerCommand.Answer.UNRELATED;
    }

    private static final class Stream extends LineSession {
        Stream() {
            super(LONGEST, '+', '$');
        }

        @Override
        Frame read(String content) throws Garbled {
            String[] fields = content.split(",", -1);
            String[] head = fields[0].split(":", 2);
            if (head.length < 2 || !head[1].matches("GT[A-Z0-9]{3}")) {
                throw Garbled.frame(
                        1, "RESP, BUFF or ACK and the name of a message were expected, not \"" + fields[0] + "\"");
            }
            String device = field(fields, 2, "the device");
            if (!device.matches("\\d{10,20}")) {
                throw Garbled.frame(at(fields, 2), "the device is not 10 to 20 digits: \"" + device + "\"");
            }
            String count = fields[fields.length - 1].strip();
            if (!count.matches("[0-9A-Fa-f]{4}")) {
                throw Garbled.frame(
                        at(fields, fields.length - 1), "the count number is not four hexadecimal digits: " + count);
            }
            return switch (head[0]) {
                case "ACK" -> acknowledged(head[1], fields, device, count);
                case "RESP" -> report(head[1], fields, device, sack(count), false);
                case "BUFF" -> report(head[1], fields, device, sack(count), true);
                default -> throw Garbled.frame(1, "\"" + head[0] + "\" is neither RESP, BUFF nor ACK");
            };
        }

        private static Reply sack(String text) {
            return Reply.confirm(("+SACK:" + text + "$").getBytes(StandardCharsets.US_ASCII));
        }

        private static Frame acknowledged(String message, String[] fields, String device, String count) {
            return message.equals("GTHBD")
                    ? new Frame.KeepAlive(device, sack("GTHBD," + fields[1].strip() + "," + count))
                    : new Frame.Answer(device, message, sack(count));
        }

        private static Frame report(String message, String[] fields, String device, Reply reply, boolean buffered)
                throws Garbled {
            Set<TrackerState> states = states(message, fields);
            Double battery = WITH_BATTERY.contains(message) ? percent(fields[fields.length - 3]) : null;
            List<Fix> fixes = new ArrayList<>();
            int first = fields.length;
            for (int i = BEFORE_POSITION + TIME_IN_POSITION; i < fields.length - 2; i++) {
                if (isPosition(fields, i)) {
                    first = Math.min(first, i - TIME_IN_POSITION);
                    fixes.add(position(message, fields, i, states, battery, buffered));
                }
            }
            if (fixes.size() > MOST_POSITIONS) {
                throw Garbled.frame(0, fixes.size() + " positions in one report, at most 15 are sent");
            }
            if (!fixes.isEmpty()) {
                return new Frame.Fixes(device, fixes, reply);
            }
            Extras.Builder extras = Extras.builder().put("message", message);
            for (int i = BEFORE_POSITION; i < fields.length - 2; i++) {
                extras.put("field" + i, fields[i]);
            }
            // What was buffered is old; its only time is that of the device's own clock.
            Instant sent = buffered ? time(fields, fields.length - 2) : null;
            return new Frame.Status(device, sent, battery, states, extras.build(), reply);
        }

        private static boolean isPosition(String[] fields, int time) {
            return fields[time].matches("\\d{14}")
                    && fields[time - 1].matches("-?\\d{1,2}\\.\\d{1,8}")
                    && fields[time - 2].matches("-?\\d{1,3}\\.\\d{1,8}");
        }

        private static Fix position(
                String message,
                String[] fields,
                int time,
                Set<TrackerState> states,
                @Nullable Double battery,
                boolean buffered)
                throws Garbled {
            Fix.Builder fix = Fix.at(
                            time(fields, time),
                            Double.parseDouble(fields[time - 1]),
                            Double.parseDouble(fields[time - 2]))
                    .states(states)
                    .extra("message", message);
            Double accuracy = number(fields, time - 6, "the accuracy");
            fix.valid(accuracy != null && accuracy > 0);
            if (accuracy != null && accuracy > 0) {
                fix.dop(accuracy);
            }
            set(number(fields, time - 5, "the speed"), kmh -> fix.speed(kmh / 3.6));
            set(number(fields, time - 4, "the azimuth"), fix::course);
            set(number(fields, time - 3, "the altitude"), fix::altitude);
            set(battery, fix::battery);
            if (buffered) {
                fix.extra("buffered", 1);
            }
            return fix.build();
        }

        private static void set(@Nullable Double value, java.util.function.DoubleConsumer use) {
            if (value != null) {
                use.accept(value);
            }
        }

        private static Instant time(String[] fields, int index) throws Garbled {
            try {
                return LocalDateTime.parse(field(fields, index, "the time"), TIME)
                        .toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw Garbled.frame(at(fields, index), "the time is none on any clock: " + fields[index]);
            }
        }

        private static @Nullable Double percent(String text) {
            return text.matches("\\d{1,3}") && Integer.parseInt(text) <= 100 ? Double.valueOf(text) : null;
        }

        private static Set<TrackerState> states(String message, String[] fields) {
            Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
            switch (message) {
                case "GTSOS" -> states.add(TrackerState.SOS);
                case "GTBPL" -> states.add(TrackerState.BATTERY_LOW);
                case "GTBTC" -> states.add(TrackerState.CHARGING);
                case "GTPFA" -> states.add(TrackerState.SWITCHED_OFF);
                case "GTEPF", "GTMPF" -> states.add(TrackerState.POWER_LOST);
                case "GTJDR" -> states.add(TrackerState.JAMMED);
                case "GTJDS" -> {
                    // 1: out of the jamming, 2: in it.
                    if (fields.length > BEFORE_POSITION && fields[BEFORE_POSITION].equals("2")) {
                        states.add(TrackerState.JAMMED);
                    }
                }
                default -> {}
            }
            return states;
        }
    }
}
