package org.rollcall.track.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * JT/T 808, versions of 2011, 2013 and 2019. Source: the Chinese transport standard JT/T 808-2013 and -2019, tables of
 * messages 0100 (register), 0102 (authenticate), 0002 (heartbeat), 0200 (position) and 0704 (positions in bulk).
 *
 * <p>A message lies between 7E bytes, with 7E and 7D inside escaped, and ends with the exclusive or of its bytes. Times are
 * UTC+8 by the standard. All messages are answered: registration with a code that the device then authenticates with,
 * everything else with 8001. Messages split over several packets are refused.
 */
public final class Jt808 implements TrackerProtocol {
    private static final int LONGEST = 4096;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    @Override
    public String name() {
        return "jt808";
    }

    @Override
    public Session open() {
        return new Stream();
    }

    private record Head(int message, boolean edition2019, byte[] phone, String device, int serial) {}

    private static final class Stream extends StreamSession {
        private int nextSerial;

        Stream() {
            super(LONGEST);
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if (received[from] != 0x7E) {
                throw Garbled.stream(0, "a message begins with 7E, not with %02X".formatted(received[from]));
            }
            if (to - from > 1 && received[from + 1] == 0x7E) {
                return Cut.skip(1);
            }
            int length = garbledLength(received, from, to);
            if (length < 2 || received[from + length - 1] != 0x7E) {
                return Cut.MORE;
            }
            return new Cut(length, read(unescaped(received, from + 1, from + length - 1)));
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            for (int i = from + 1; i < to; i++) {
                if (received[i] == 0x7E) {
                    return i - from + 1;
                }
            }
            return to - from;
        }

        private static byte[] unescaped(byte[] received, int from, int to) throws Garbled {
            ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
            for (int i = from; i < to; i++) {
                if (received[i] != 0x7D) {
                    out.write(received[i]);
                } else if (++i < to && (received[i] == 1 || received[i] == 2)) {
                    out.write(0x7C + received[i]);
                } else {
                    throw Garbled.frame(i - from, "7D is not followed by 01 or 02");
                }
            }
            return out.toByteArray();
        }

        private Frame read(byte[] message) throws Garbled {
            int check = 0;
            for (byte one : message) {
                check ^= one;
            }
            if (message.length < 13 || check != 0) {
                throw Garbled.frame(
                        message.length,
                        "the message is too short or its check byte is wrong (off by %02X)".formatted(check));
            }
            ByteReader in = new ByteReader(message, 0, message.length - 1);
            int id = in.u16("the message's number");
            int properties = in.u16("the properties");
            boolean edition2019 = (properties & 0x4000) != 0;
            if (edition2019) {
                in.u8("the version");
            }
            int phoneAt = in.position();
            // The standard says digits; some makers pack the device's number otherwise.
            String digits = in.hex(edition2019 ? 10 : 6, "the phone number");
            byte[] phone = java.util.Arrays.copyOfRange(message, phoneAt, in.position());
            Head head = new Head(id, edition2019, phone, device(digits), in.u16("the serial number"));
            if ((properties & 0x2000) != 0) {
                throw Garbled.frame(in.position(), "messages split over several packets are not read");
            }
            if ((properties & 0x3FF) != in.left()) {
                throw Garbled.frame(2, "the length says " + (properties & 0x3FF) + " bytes, the body has " + in.left());
            }
            return body(head, in);
        }

        private static String device(String digits) {
            String stripped = digits.replaceFirst("^0+", "");
            return stripped.isEmpty() ? "0" : stripped;
        }

        private Frame body(Head head, ByteReader in) throws Garbled {
            return switch (head.message()) {
                case 0x0100 -> new Frame.Login(head.device(), registered(head));
                case 0x0102 -> new Frame.Login(head.device(), general(head));
                case 0x0002 -> new Frame.KeepAlive(head.device(), general(head));
                case 0x0200 -> new Frame.Fixes(head.device(), List.of(position(in)), general(head));
                case 0x0704 -> new Frame.Fixes(head.device(), bulk(in), general(head));
                default ->
                    new Frame.Status(
                            head.device(),
                            null,
                            null,
                            Set.of(),
                            Extras.builder()
                                    .put("message", head.message())
                                    .put("body", in.hex(in.left(), "the body"))
                                    .build(),
                            general(head));
            };
        }

        private static List<Fix> bulk(ByteReader in) throws Garbled {
            int count = in.u16("the count of positions");
            in.u8("the type of the bulk");
            List<Fix> fixes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                fixes.add(position(in.slice(in.u16("the length of a position"), "a position")));
            }
            if (fixes.isEmpty()) {
                throw Garbled.frame(in.position(), "the bulk has no positions");
            }
            return fixes;
        }

        private static Fix position(ByteReader in) throws Garbled {
            long alarm = in.u32("the alarms");
            long status = in.u32("the status");
            double latitude = in.u32("the latitude") / 1e6;
            double longitude = in.u32("the longitude") / 1e6;
            int altitude = in.i16("the altitude");
            int speed = in.u16("the speed");
            int course = in.u16("the course");
            int at = in.position();
            Instant time = Bcd.time(Bcd.digits(in, 6, "the time"), true, CHINA, at);
            boolean south = (status & 4) != 0;
            boolean west = (status & 8) != 0;
            Fix.Builder fix = Fix.at(time, south ? -latitude : latitude, west ? -longitude : longitude)
                    .valid((status & 2) != 0)
                    .altitude(altitude)
                    .speed(speed / 36.0)
                    .course(course)
                    .state(TrackerState.SOS, (alarm & 1) != 0)
                    .state(TrackerState.BATTERY_LOW, (alarm & 1 << 7) != 0)
                    .state(TrackerState.POWER_LOST, (alarm & 1 << 8) != 0)
                    .extra("alarm", alarm)
                    .extra("status", status);
            while (in.left() > 0) {
                item(in, fix);
            }
            return fix.build();
        }

        private static void item(ByteReader in, Fix.Builder fix) throws Garbled {
            int id = in.u8("an item's number");
            int length = in.u8("an item's length");
            String name = "item%02X".formatted(id);
            if (length != 1 && length != 2 && length != 4) {
                fix.extra(name, in.hex(length, "an item"));
                return;
            }
            long value = in.unsigned(length, "an item");
            fix.extra(name, value);
            if (id == 0x31) {
                fix.satellites((int) value);
            }
        }

        private Reply general(Head head) {
            return Reply.of(answer(head, 0x8001, result(head, 0)), answer(head, 0x8001, result(head, 1)));
        }

        private static byte[] result(Head head, int result) {
            return new byte[] {
                (byte) (head.serial() >> 8),
                (byte) head.serial(),
                (byte) (head.message() >> 8),
                (byte) head.message(),
                (byte) result
            };
        }

        private Reply registered(Head head) {
            byte[] code = head.device().getBytes(StandardCharsets.US_ASCII);
            byte[] accepted = new byte[3 + code.length];
            accepted[0] = (byte) (head.serial() >> 8);
            accepted[1] = (byte) head.serial();
            System.arraycopy(code, 0, accepted, 3, code.length);
            byte[] refused = {accepted[0], accepted[1], 4};
            return Reply.of(answer(head, 0x8100, accepted), answer(head, 0x8100, refused));
        }

        private byte[] answer(Head head, int message, byte[] body) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            int properties = body.length | (head.edition2019() ? 0x4000 : 0);
            int serial = nextSerial++ & 0xFFFF;
            two(plain, message);
            two(plain, properties);
            if (head.edition2019()) {
                plain.write(1);
            }
            plain.writeBytes(head.phone());
            two(plain, serial);
            plain.writeBytes(body);
            return escaped(plain.toByteArray());
        }

        private static void two(ByteArrayOutputStream out, int value) {
            out.write(value >> 8);
            out.write(value);
        }

        private static byte[] escaped(byte[] plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 8);
            out.write(0x7E);
            int check = 0;
            for (byte one : plain) {
                check ^= one;
                escape(out, one);
            }
            escape(out, check);
            out.write(0x7E);
            return out.toByteArray();
        }

        private static void escape(ByteArrayOutputStream out, int one) {
            if (one == 0x7E || one == 0x7D) {
                out.write(0x7D);
                out.write(one - 0x7C);
            } else {
                out.write(one);
            }
        }
    }
}
