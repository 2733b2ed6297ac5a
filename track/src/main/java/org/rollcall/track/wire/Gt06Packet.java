package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * One packet of the GT06 family, cut out and with its checksum proved.
 *
 * @param number what kind it is
 * @param extended whether its length has two bytes (79 79), where some numbers mean something else
 * @param serial its serial number, which the answer repeats
 * @param offset the offset from UTC that applies to times in this packet
 * @param in its content
 */
record Gt06Packet(int number, boolean extended, int serial, ZoneOffset offset, ByteReader in) {
    /** Those whose times are UTC whatever time zone the device named at login, by the maker's tables. */
    private static final Set<Integer> UTC = Set.of(0x22, 0x26, 0x27, 0x28, 0x2A, 0xA0, 0xA1, 0xA2, 0xA3, 0xA4);

    static ZoneOffset offset(int number, ZoneOffset named) {
        return UTC.contains(number) ? ZoneOffset.UTC : named;
    }

    /** How many bytes are left to read. */
    int left() {
        return in.left();
    }

    /** The answer that repeats number and serial number. */
    Reply confirm() {
        return Reply.confirm(packet(false, number, new byte[0]));
    }

    /** As {@link #confirm()}, in the long form. */
    Reply confirmLong() {
        return Reply.confirm(packet(true, number, new byte[0]));
    }

    /** The answer with the time of the clock in UTC, six bytes. */
    Reply confirmWithTime(Clock clock) {
        return Reply.confirm(packet(false, number, time(clock)));
    }

    /** An answer under another number, in the long form. */
    Reply answer(int answerNumber, byte[] content) {
        return Reply.confirm(packet(true, answerNumber, content));
    }

    /** Year since 2000, month, day, hour, minute, second. */
    static byte[] time(Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new byte[] {
            (byte) (now.getYear() - 2000),
            (byte) now.getMonthValue(),
            (byte) now.getDayOfMonth(),
            (byte) now.getHour(),
            (byte) now.getMinute(),
            (byte) now.getSecond()
        };
    }

    private byte[] packet(boolean longForm, int of, byte[] content) {
        ByteBuffer answer = ByteBuffer.allocate((longForm ? 11 : 10) + content.length);
        int length = 5 + content.length;
        if (longForm) {
            answer.putShort((short) 0x7979).putShort((short) length);
        } else {
            answer.putShort((short) 0x7878).put((byte) length);
        }
        answer.put((byte) of).put(content).putShort((short) serial);
        answer.putShort((short) Crc16.x25(answer.array(), 2, answer.position())).putShort((short) 0x0D0A);
        return answer.array();
    }
}
