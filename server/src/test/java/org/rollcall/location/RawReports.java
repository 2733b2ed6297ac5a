package org.rollcall.location;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.rollcall.track.Fix;
import org.rollcall.track.wire.TeltonikaCodec;
import org.rollcall.track.wire.TeltonikaEncoder;

/** What a device of each protocol sends at (29.7604, -95.3698), written from the protocols' tables. */
final class RawReports {
    private static final double LATITUDE = 29.7604;
    private static final double LONGITUDE = -95.3698;

    private RawReports() {}

    /** All that a device sends to report one position: its login where there is one, and the position. */
    static byte[] report(String protocol, String device, Instant at) {
        return switch (protocol.replace("-udp", "")) {
            case "teltonika" -> teltonika(device, at);
            case "gt06" -> joined(gt06Login(device), gt06Alarm(at));
            case "h02" -> h02(device, at);
            case "jt808" -> jt808(device, at);
            case "megastek" -> megastek(device, at);
            case "r16h" -> r16h(device, at);
            case "queclink" -> queclink(device, at);
            case "watch" -> watch(device, at);
            default -> throw new IllegalArgumentException(protocol);
        };
    }

    private static byte[] teltonika(String device, Instant at) {
        Fix fix = Fix.at(at, LATITUDE, LONGITUDE).satellites(9).build();
        return new TeltonikaEncoder(TeltonikaCodec.CODEC_8_EXTENDED).datagram(device, 7, 1, List.of(fix));
    }

    private static byte[] gt06Login(String device) {
        return gt06(HexFormat.of().parseHex("0D010" + device + "0001"));
    }

    /** An alarm, because a plain position is not answered. */
    private static byte[] gt06Alarm(Instant at) {
        ByteBuffer body = ByteBuffer.allocate(64).put((byte) 0x25).put((byte) 0x16);
        var time = at.atOffset(ZoneOffset.UTC);
        body.put((byte) (time.getYear() - 2000))
                .put((byte) time.getMonthValue())
                .put((byte) time.getDayOfMonth())
                .put((byte) time.getHour())
                .put((byte) time.getMinute())
                .put((byte) time.getSecond());
        body.put((byte) 0xC9)
                .putInt((int) Math.round(LATITUDE * 1_800_000))
                .putInt((int) Math.round(-LONGITUDE * 1_800_000))
                .put((byte) 36)
                .putShort((short) (0x1C00 | 90));
        body.put((byte) 9).put(new byte[8]).put(new byte[] {0x20, 6, 4, 1, 2}).putShort((short) 2);
        byte[] bytes = new byte[body.position()];
        body.flip().get(bytes);
        return gt06(bytes);
    }

    private static byte[] gt06(byte[] content) {
        int crc = 0xFFFF;
        for (byte each : content) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x8408;
            }
        }
        crc ^= 0xFFFF;
        return ByteBuffer.allocate(content.length + 6)
                .putShort((short) 0x7878)
                .put(content)
                .putShort((short) crc)
                .putShort((short) 0x0D0A)
                .array();
    }

    private static byte[] h02(String device, Instant at) {
        String text = "*HQ,%s,V1,%s,A,2945.6240,N,09522.1880,W,10.00,090,%s,FFFFFFFF#"
                .formatted(device, stamp("HHmmss", at), stamp("ddMMyy", at));
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] watch(String device, Instant at) {
        String content = "AL,%s,%s,A,29.760400,N,95.369800,W,3.60,90,12.0,9,100,87,0,0,00010000,0"
                .formatted(stamp("ddMMyy", at), stamp("HHmmss", at));
        return "[3G*%s*%04X*%s]".formatted(device, content.length(), content).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] queclink(String device, Instant at) {
        return "+RESP:GTFRI,1A0102,%s,,0,0,1,1,4.3,92,70.0,-95.369800,29.760400,%s,0310,0410,18d8,6141,00,87,%s,11F0$"
                .formatted(device, stamp("yyyyMMddHHmmss", at), stamp("yyyyMMddHHmmss", at))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] megastek(String device, Instant at) {
        return "$MGV002,%s,,R,%s,%s,A,2945.6240,N,09522.1880,W,00,09,00,0.9,36.0,90,12.0,,310,41,18D8,6141,20,,,,,,,,,01,087,Timer;!"
                .formatted(device, stamp("ddMMyy", at), stamp("HHmmss", at))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] r16h(String device, Instant at) {
        return "@LINK,%s$@GPSD,%s,R,%s,29.76040,N,95.36980,W,36,90,12,87,L,$"
                .formatted(device, device, stamp("yyyyMMdd,HHmmss", at))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The device is the telephone number of the standard, twelve digits. */
    private static byte[] jt808(String device, Instant at) {
        ByteBuffer body = ByteBuffer.allocate(64)
                .putInt(0)
                .putInt(0b1010)
                .putInt((int) Math.round(LATITUDE * 1e6))
                .putInt((int) Math.round(-LONGITUDE * 1e6))
                .putShort((short) 12)
                .putShort((short) 36)
                .putShort((short) 90)
                .put(HexFormat.of().parseHex(stamp("yyMMddHHmmss", at.plus(Duration.ofHours(8)))));
        ByteBuffer message = ByteBuffer.allocate(12 + body.position())
                .putShort((short) 0x0200)
                .putShort((short) body.position())
                .put(HexFormat.of().parseHex("%012d".formatted(Long.parseLong(device))))
                .putShort((short) 1)
                .put(body.flip());
        var out = new ByteArrayOutputStream();
        int check = 0;
        out.write(0x7E);
        for (byte each : message.array()) {
            check ^= each;
            escaped(out, each);
        }
        escaped(out, check);
        out.write(0x7E);
        return out.toByteArray();
    }

    private static void escaped(ByteArrayOutputStream out, int one) {
        if (one == 0x7E || one == 0x7D) {
            out.write(0x7D);
            out.write(one - 0x7C);
        } else {
            out.write(one);
        }
    }

    private static String stamp(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at.atOffset(ZoneOffset.UTC));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
