package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The GT06 family of Concox. Source: "GPS Tracker Communication Protocol (GT06)", version 1.8.1, and its successors for
 * Concox and Jimi devices.
 *
 * <p>A packet is 78 78, one byte length (79 79 and two bytes for long ones), number, content, serial, CRC-ITU and 0D 0A.
 * Login, heartbeat and alarm are answered, positions are not; so an alarm is answered only when it is stored. Times are
 * those of the time zone the device names at login, otherwise UTC.
 */
public final class Gt06 implements TrackerProtocol {
    private static final int LOGIN = 0x01;
    private static final int HEARTBEAT = 0x13;
    private static final int LATER_HEARTBEAT = 0x23;
    private static final int ANSWER = 0x15;
    private static final int LONG_ANSWER = 0x21;
    private static final int POSITION_4G = 0xA0;
    private static final Set<Integer> POSITIONS = Set.of(0x10, 0x11, 0x12, 0x22, POSITION_4G);
    private static final Set<Integer> ALARMS = Set.of(0x16, 0x26, 0x27, 0xA4);
    private static final int SHORT_CELL = 8;
    private static final int COMMAND = 0x80;
    private static final int ENGLISH = 2;
    private static final int LONGEST = 2048;
    private static final double UNITS_IN_DEGREE = 1_800_000;

    @Override
    public String name() {
        return "gt06";
    }

    @Override
    public Session open() {
        return new Stream("", false);
    }

    @Override
    public Session resume(String device) {
        return new Stream(device, true);
    }

    @Override
    public boolean beginsWithLogin(byte[] first) {
        return first.length > 3 && first[0] == 0x78 && first[3] == LOGIN;
    }

    /** Packet 0x80 with the words that devices of this family also take by SMS; only the interval is common to them. */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        if (!(command instanceof TrackerCommand.Interval(var every))) {
            return Optional.empty();
        }
        byte[] words = "TIMER,%d#".formatted(every.toSeconds()).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packet = ByteBuffer.allocate(17 + words.length);
        packet.putShort((short) 0x7878).put((byte) (12 + words.length)).put((byte) COMMAND);
        packet.put((byte) (4 + words.length)).putInt(number).put(words);
        packet.putShort((short) ENGLISH).putShort((short) number);
        packet.putShort((short) Crc16.x25(packet.array(), 2, packet.position())).putShort((short) 0x0D0A);
        return Optional.of(packet.array());
    }

    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        return words.toLowerCase(Locale.ROOT).matches("(?s).*(error|fail|invalid).*")
                ? TrackerCommand.Answer.REFUSED
                : TrackerCommand.Answer.DONE;
    }

    private static Reply answer(int number, int serial) {
        ByteBuffer answer = ByteBuffer.allocate(10);
        answer.putShort((short) 0x7878).put((byte) 5).put((byte) number).putShort((short) serial);
        answer.putShort((short) Crc16.x25(answer.array(), 2, 6)).putShort((short) 0x0D0A);
        return Reply.confirm(answer.array());
    }

    private static final class Stream extends StreamSession {
        private String device;
        private boolean known;
        private ZoneOffset offset = ZoneOffset.UTC;

        Stream(String device, boolean known) {
            super(LONGEST);
            this.device = device;
            this.known = known;
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if (to - from < 4) {
                return Cut.MORE;
            }
            ByteReader head = new ByteReader(received, from, to);
            int start = head.u16("the start");
            if (start != 0x7878 && start != 0x7979) {
                throw Garbled.stream(0, "a packet begins with 7878 or 7979, not %04X".formatted(start));
            }
            int length = start == 0x7878 ? head.u8("the length") : head.u16("the length");
            int whole = head.position() + length + 2;
            if (length < 5 || whole > LONGEST) {
                throw Garbled.stream(2, "a length of " + length + " is out of range");
            }
            if (to - from < whole) {
                return Cut.MORE;
            }
            return new Cut(whole, readPacket(new ByteReader(received, from, from + whole - 6), received, from, whole));
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            boolean small = received[from] == 0x78;
            return small
                    ? (received[from + 2] & 0xFF) + 5
                    : ((received[from + 2] & 0xFF) << 8 | received[from + 3] & 0xFF) + 6;
        }

        private Frame readPacket(ByteReader in, byte[] received, int from, int whole) throws Garbled {
            ByteReader tail = new ByteReader(received, from + whole - 6, from + whole);
            int serial = tail.u16("the serial number");
            int sent = tail.u16("the CRC");
            if (tail.u16("the end") != 0x0D0A) {
                throw Garbled.stream(whole - 2, "the packet does not end with 0D0A");
            }
            int counted = Crc16.x25(received, from + 2, from + whole - 4);
            if (sent != counted) {
                throw Garbled.frame(
                        whole - 4, "the CRC sent is %04X, that of the packet %04X".formatted(sent, counted));
            }
            in.u16("the start");
            in.unsigned(received[from] == 0x78 ? 1 : 2, "the length");
            int number = in.u8("the number");
            if (number == LOGIN) {
                return login(in, serial);
            }
            if (!known) {
                throw Garbled.stream(0, "a packet before the login: the device must say who it is first");
            }
            return content(in, number, serial);
        }

        private Frame content(ByteReader in, int number, int serial) throws Garbled {
            if (number == LATER_HEARTBEAT) {
                return laterHeartbeat(in, serial);
            }
            if (number == HEARTBEAT) {
                Extras.Builder extras = Extras.builder();
                Set<TrackerState> states = readTerminal(in, extras);
                return new Frame.Status(device, null, null, states, extras.build(), answer(number, serial));
            }
            if (number == ANSWER || number == LONG_ANSWER) {
                return new Frame.Answer(device, answered(in, number), Reply.NONE);
            }
            if (POSITIONS.contains(number) || ALARMS.contains(number)) {
                boolean alarm = ALARMS.contains(number);
                Fix fix = position(in, number, alarm);
                return new Frame.Fixes(device, List.of(fix), alarm ? answer(number, serial) : Reply.NONE);
            }
            Extras extras = Extras.builder()
                    .put("number", number)
                    .put("content", in.hex(in.left(), "the content"))
                    .build();
            return new Frame.Status(device, null, null, Set.of(), extras, answer(number, serial));
        }

        /** As the older one, but with the voltage in hundredths of a volt. */
        private Frame laterHeartbeat(ByteReader in, int serial) throws Garbled {
            int terminal = in.u8("the terminal's state");
            Extras extras = Extras.builder()
                    .put("terminal", terminal)
                    .put("voltage", in.u16("the voltage"))
                    .put("signal", in.u8("the signal"))
                    .build();
            Set<TrackerState> states = (terminal & 0x04) != 0 ? Set.of(TrackerState.CHARGING) : Set.of();
            return new Frame.Status(device, null, null, states, extras, answer(LATER_HEARTBEAT, serial));
        }

        /** The words that follow the length and the server's flag (0x15) or the flag and the encoding (0x21). */
        private static String answered(ByteReader in, int number) throws Garbled {
            if (number == LONG_ANSWER) {
                in.u32("the server's flag");
                boolean wide = in.u8("the encoding") == 2;
                byte[] bytes = in.ascii(in.left(), "the answer").getBytes(StandardCharsets.ISO_8859_1);
                return new String(bytes, wide ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII);
            }
            int length = in.u8("the length of the answer") - 4;
            in.u32("the server's flag");
            return in.ascii(Math.clamp(length, 0, in.left()), "the answer");
        }

        private Frame login(ByteReader in, int serial) throws Garbled {
            String digits = Bcd.digits(in, 8, "the IMEI");
            device = digits.startsWith("0") ? digits.substring(1) : digits;
            known = true;
            if (in.left() >= 4) {
                in.u16("the type");
                offset = zone(in.u16("the time zone"));
            }
            return new Frame.Login(device, answer(LOGIN, serial));
        }

        /** Twelve bits hours and minutes as a decimal number, a bit for west, three for the language. */
        private static ZoneOffset zone(int sent) {
            int number = sent >> 4;
            int minutes = number / 100 * 60 + number % 100;
            if (number % 100 > 59 || minutes > 14 * 60) {
                return ZoneOffset.UTC;
            }
            return ZoneOffset.ofTotalSeconds(((sent & 8) == 0 ? minutes : -minutes) * 60);
        }

        private Fix position(ByteReader in, int number, boolean alarm) throws Garbled {
            int at = in.position();
            int[] parts = new int[6];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = in.u8("the time");
            }
            Instant time = Bcd.time(parts, offset, at);
            int satellites = in.u8("the satellites") & 0x0F;
            double latitude = in.u32("the latitude") / UNITS_IN_DEGREE;
            double longitude = in.u32("the longitude") / UNITS_IN_DEGREE;
            int speed = in.u8("the speed");
            int flags = in.u16("course and status");
            boolean north = (flags & 0x0400) != 0;
            boolean west = (flags & 0x0800) != 0;
            Fix.Builder fix = Fix.at(time, north ? latitude : -latitude, west ? -longitude : longitude)
                    .valid((flags & 0x1000) != 0)
                    .satellites(satellites)
                    .speed(speed / 3.6)
                    .course(flags & 0x03FF)
                    .extra("number", number);
            Extras.Builder extras = Extras.builder();
            if (alarm) {
                readAlarmCell(in, extras);
            } else if (number != POSITION_4G) {
                readCell(in, extras);
            }
            if (alarm) {
                fix.states(readTerminal(in, extras));
            } else if (in.left() > 0) {
                extras.put("rest", in.hex(in.left(), "the rest"));
            }
            return fix.extras(extras.build()).build();
        }

        /** The cell with its length before it, which counts itself or not; newer devices have longer cells. */
        private static void readAlarmCell(ByteReader in, Extras.Builder extras) throws Garbled {
            int length = in.u8("the length of the cell");
            if (length > SHORT_CELL + 1) {
                extras.put("cell", in.hex(length - 1, "the cell"));
            } else {
                readCell(in, extras);
            }
        }

        private static void readCell(ByteReader in, Extras.Builder extras) throws Garbled {
            if (in.left() >= 8) {
                extras.put("mcc", in.u16("the country")).put("mnc", in.u8("the network"));
                extras.put("lac", in.u16("the area")).put("cell", in.unsigned(3, "the cell"));
            }
        }

        private static Set<TrackerState> readTerminal(ByteReader in, Extras.Builder extras) throws Garbled {
            int terminal = in.u8("the terminal's state");
            int voltage = in.u8("the voltage level");
            extras.put("terminal", terminal).put("voltageLevel", voltage);
            extras.put("signal", in.u8("the signal"));
            Set<TrackerState> states = EnumSet.noneOf(TrackerState.class);
            add(states, TrackerState.CHARGING, (terminal & 0x04) != 0);
            add(states, TrackerState.BATTERY_LOW, voltage <= 2);
            switch (terminal >> 3 & 7) {
                case 2 -> states.add(TrackerState.POWER_LOST);
                case 3 -> states.add(TrackerState.BATTERY_LOW);
                case 4 -> states.add(TrackerState.SOS);
                default -> {}
            }
            if (in.left() >= 2) {
                int alarm = in.u8("the alarm");
                extras.put("alarm", alarm).put("language", in.u8("the language"));
                addAlarm(states, alarm);
            }
            return states;
        }

        private static void addAlarm(Set<TrackerState> states, int alarm) {
            switch (alarm) {
                case 0x01 -> states.add(TrackerState.SOS);
                case 0x02 -> states.add(TrackerState.POWER_LOST);
                case 0x0E, 0x0F, 0x19 -> states.add(TrackerState.BATTERY_LOW);
                case 0x11 -> states.add(TrackerState.SWITCHED_OFF);
                case 0x13 -> states.add(TrackerState.STRAP_OPEN);
                case 0x18 -> states.add(TrackerState.CASE_OPEN);
                default -> {}
            }
        }

        private static void add(Set<TrackerState> states, TrackerState state, boolean reported) {
            if (reported) {
                states.add(state);
            }
        }
    }
}
