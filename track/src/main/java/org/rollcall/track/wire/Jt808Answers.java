package org.rollcall.track.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** What the platform answers in JT/T 808; the answers of a connection are numbered. */
final class Jt808Answers {
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("yyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private int nextSerial;

    Jt808Answers(Clock clock) {
        this.clock = clock;
    }

    /** 8001 with success or failure. */
    Reply general(Jt808Head head, Jt808Escape escape) {
        return Reply.of(answer(head, escape, 0x8001, result(head, 0)), answer(head, escape, 0x8001, result(head, 1)));
    }

    private static byte[] result(Jt808Head head, int result) {
        return new byte[] {
            (byte) (head.serial() >> 8),
            (byte) head.serial(),
            (byte) (head.message() >> 8),
            (byte) head.message(),
            (byte) result
        };
    }

    /** 8100 with the code to authenticate with, or with "no such terminal". */
    Reply registered(Jt808Head head, Jt808Escape escape) {
        byte[] code = head.device().getBytes(StandardCharsets.US_ASCII);
        byte[] accepted = new byte[3 + code.length];
        accepted[0] = (byte) (head.serial() >> 8);
        accepted[1] = (byte) head.serial();
        System.arraycopy(code, 0, accepted, 3, code.length);
        byte[] refused = {accepted[0], accepted[1], 4};
        return Reply.of(answer(head, escape, 0x8100, accepted), answer(head, escape, 0x8100, refused));
    }

    /** 8004: the time in UTC, in packed digits (2019). */
    Reply time(Jt808Head head, Jt808Escape escape) {
        byte[] time = HexFormat.of().parseHex(DIGITS.format(clock.instant()));
        return Reply.confirm(answer(head, escape, 0x8004, time));
    }

    /** 8109: the time in UTC, a year of two bytes and five bytes more. */
    Reply longTime(Jt808Head head, Jt808Escape escape) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        byte[] parts = Gt06Packet.time(clock);
        byte[] time = new byte[7];
        time[0] = (byte) (now.getYear() >> 8);
        time[1] = (byte) now.getYear();
        System.arraycopy(parts, 1, time, 2, 5);
        return Reply.confirm(answer(head, escape, 0x8109, time));
    }

    /** 4401 of locks, when they ask for it: numbers of one byte. */
    Reply lock(Jt808Head head, Jt808Escape escape) {
        if (!head.marked()) {
            return Reply.NONE;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        two(plain, 0x4401);
        two(plain, 3);
        plain.writeBytes(head.phone());
        plain.write(1);
        two(plain, head.message());
        plain.write(0);
        return Reply.confirm(escape.escaped(plain.toByteArray()));
    }

    private byte[] answer(Jt808Head head, Jt808Escape escape, int message, byte[] body) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        two(plain, message);
        two(plain, body.length | (head.edition2019() ? 0x4000 : 0));
        if (head.edition2019()) {
            plain.write(1);
        }
        plain.writeBytes(head.phone());
        two(plain, nextSerial++ & 0xFFFF);
        plain.writeBytes(body);
        return escape.escaped(plain.toByteArray());
    }

    private static void two(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
