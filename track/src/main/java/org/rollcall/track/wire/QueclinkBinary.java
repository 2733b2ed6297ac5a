package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * The binary form of the @Track protocol: header, type, a mask of the fields that follow, length of the whole, device, its
 * content, time of sending, count number, CRC and 0D 0A. Source: frames of GB100, GMT200 and GL500M devices in public
 * reports of faults, as the maker's document goes to its customers only; so what stands between device and positions is
 * read for the GB100 alone and else kept as it was sent.
 *
 * <p>The device is its IMEI, two digits a byte and one in the last, or eight characters of its name. Buffered reports have
 * {@code B} for {@code R}, {@code E} or {@code I}.
 */
final class QueclinkBinary {
    /** The bytes are not of this form. */
    static final int TEXT = -1;
    /** Too few bytes to tell. */
    static final int MORE = 0;

    private static final int HEADER = 4;
    private static final int TAIL = 13;
    private static final int TIME_BYTES = 7;
    private static final int UID = 8;
    private static final int GB100 = 0x45;
    private static final int COMPRESSED = 100;
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("RSP", new Form(9, 2, 16)),
            Map.entry("BSP", new Form(9, 2, 16)),
            Map.entry("EVT", new Form(9, 2, 16)),
            Map.entry("BVT", new Form(9, 2, 16)),
            Map.entry("INF", new Form(7, 2, 9)),
            Map.entry("BNF", new Form(7, 2, 9)),
            Map.entry("LGN", new Form(6, 2, 15)),
            Map.entry("CRD", new Form(6, 2, 13)),
            Map.entry("BRD", new Form(6, 2, 13)),
            Map.entry("ACK", new Form(6, 1, 12)),
            Map.entry("HBD", new Form(5, 1, 11)));

    private QueclinkBinary() {}

    /** Where the length stands, how wide it is, and where the device stands. */
    private record Form(int lengthAt, int width, int device) {
        int shortest() {
            return device + UID + TAIL;
        }
    }

    /** How long the message is; {@link #TEXT} when it is one of text, {@link #MORE} while that cannot be told. */
    static int length(byte[] received, int from, int to) throws Garbled {
        if (to - from < HEADER + 1) {
            return mayBeText(received, from, to) ? TEXT : MORE;
        }
        String header = new String(received, from + 1, HEADER - 1, StandardCharsets.ISO_8859_1);
        Form form = FORMS.get(header);
        if (form == null || received[from + HEADER] == ':') {
            return TEXT;
        }
        if (to - from < form.lengthAt + form.width) {
            return MORE;
        }
        int length = 0;
        for (int i = 0; i < form.width; i++) {
            length = length << 8 | received[from + form.lengthAt + i] & 0xFF;
        }
        if (length < form.shortest()) {
            throw Garbled.stream(form.lengthAt, "a message of " + length + " bytes cannot be: it is too short");
        }
        return length;
    }

    /** An unfinished beginning is left to the text, which waits for its end, unless it ends already. */
    private static boolean mayBeText(byte[] received, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (received[i] == '$') {
                return true;
            }
        }
        return false;
    }

    static Frame read(byte[] received, int from, int to) throws Garbled {
        String header = new String(received, from + 1, HEADER - 1, StandardCharsets.ISO_8859_1);
        Form form = FORMS.get(header);
        if (form == null) {
            throw Garbled.stream(0, "\"" + header + "\" is no message");
        }
        int sum = (received[to - 4] & 0xFF) << 8 | received[to - 3] & 0xFF;
        int counted = Crc16.ccitt(received, from + HEADER, to - 4);
        if (sum != counted) {
            throw Garbled.frame(
                    to - from - 4, "the CRC sent is %04X, that of the message %04X".formatted(sum, counted));
        }
        ByteReader in = new ByteReader(received, from, to - TAIL);
        String front = in.hex(form.device, "the beginning");
        String device = device(in);
        ByteReader tail = new ByteReader(received, to - TAIL, to);
        Instant sent = time(tail);
        String count = "%04X".formatted(tail.u16("the count number"));
        Reply reply = Queclink.sack(count);
        return switch (header) {
            case "HBD" -> new Frame.KeepAlive(device, Queclink.sack("GTHBD," + front.substring(12, 18) + "," + count));
            case "LGN" -> new Frame.Login(device, reply);
            case "ACK" -> new Frame.Answer(device, answered(front, in), reply);
            case "RSP", "BSP", "EVT", "BVT" -> {
                boolean buffered = header.startsWith("B");
                yield report(header, front, device, in, buffered, buffered ? sent : null, reply);
            }
            default -> {
                Extras extras = raw(header, front)
                        .put("content", in.hex(in.left(), "the content"))
                        .build();
                Instant time = header.startsWith("B") ? sent : null;
                yield new Frame.Status(device, time, null, Set.of(), extras, reply);
            }
        };
    }

    /** The command's number and the serial number that was sent with it. */
    private static String answered(String front, ByteReader in) throws Garbled {
        String content = in.hex(in.left(), "the answer");
        return "ACK," + front.substring(8, 10) + "," + content;
    }

    /** Header and number of the type, as {@code EVT 06}. */
    private static String name(String header, String front) {
        return header + " " + front.substring(8, 10);
    }

    private static Extras.Builder raw(String header, String front) {
        return Extras.builder().put("message", name(header, front)).put("head", front.substring(10));
    }

    private static Frame report(
            String header,
            String front,
            String device,
            ByteReader in,
            boolean buffered,
            @Nullable Instant sent,
            Reply reply)
            throws Garbled {
        int type = Integer.parseInt(front, 8, 10, 16);
        boolean event = header.endsWith("VT");
        Extras.Builder extras = raw(header, front);
        if (buffered) {
            extras.put("buffered", 1);
        }
        QueclinkBody body = new QueclinkBody(name(header, front), extras);
        if (Integer.parseInt(front, 22, 24, 16) == GB100) {
            body.readHead(in);
        }
        body.states(event ? states(type) : Set.of());
        List<Fix> fixes = !event && type == COMPRESSED && body.hasHead() ? body.compressed(in) : body.positions(in);
        return fixes.isEmpty()
                ? new Frame.Status(device, sent, body.battery(), body.states(), extras.build(), reply)
                : new Frame.Fixes(device, fixes, reply);
    }

    /** The numbers of the events that are the same in the models known. */
    private static Set<TrackerState> states(int type) {
        return switch (type) {
            case 2 -> EnumSet.of(TrackerState.SWITCHED_OFF);
            case 4 -> EnumSet.of(TrackerState.POWER_LOST);
            case 6 -> EnumSet.of(TrackerState.BATTERY_LOW);
            case 7 -> EnumSet.of(TrackerState.CHARGING);
            default -> Set.of();
        };
    }

    private static String device(ByteReader in) throws Garbled {
        int at = in.position();
        byte[] bytes = HexFormat.of().parseHex(in.hex(UID, "the device"));
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < UID - 1; i++) {
            digits.append("%02d".formatted(bytes[i] & 0xFF));
        }
        digits.append(bytes[UID - 1] & 0xFF);
        if (digits.length() == 15) {
            return digits.toString();
        }
        String name = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\0+$", "");
        if (!name.matches("[ -~]{1,8}")) {
            throw Garbled.frame(
                    at,
                    "the device is neither an IMEI nor a name: "
                            + HexFormat.of().formatHex(bytes));
        }
        return name;
    }

    /** The year in two bytes, the others in one each; null when it is none on any clock. */
    static @Nullable Instant time(ByteReader in) throws Garbled {
        StringBuilder digits = new StringBuilder("%04d".formatted(in.u16("the year")));
        for (int i = 2; i < TIME_BYTES; i++) {
            digits.append("%02d".formatted(in.u8("the time")));
        }
        return QueclinkText.instant(digits.toString());
    }
}
