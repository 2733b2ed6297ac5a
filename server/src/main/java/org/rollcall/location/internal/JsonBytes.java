package org.rollcall.location.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes pieces of JSON straight into bytes. A day of a fix a second is a million numbers: from whole steps they take a
 * fraction of what they take from doubles.
 */
final class JsonBytes {
    private static final int MOST_IN_A_NUMBER = 32;
    private static final int MILLIS_IN_DAY = 86_400_000;
    private static final int DAYS_KEPT = 64;
    private static final int[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** 00 to 99. */
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private final OutputStream out;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private final long[] days = new long[DAYS_KEPT];
    private final byte[][] dates = new byte[DAYS_KEPT][];

    JsonBytes(OutputStream out) {
        this.out = out;
    }

    /** A piece as it stands, to be given to {@link #raw} many times. */
    static byte[] piece(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    void raw(byte[] piece) throws IOException {
        if (piece.length > buffer.length - at) {
            flush();
            if (piece.length > buffer.length) {
                out.write(piece);
                return;
            }
        }
        System.arraycopy(piece, 0, buffer, at, piece.length);
        at += piece.length;
    }

    /** So many steps of 10 to the minus {@code places}, without zeros at the end. */
    void decimal(int steps, int places) throws IOException {
        room();
        if (steps < 0) {
            buffer[at++] = '-';
        }
        int size = Math.absExact(steps);
        int one = POWERS[places];
        int whole = size / one;
        digits(whole, length(whole));
        int fraction = size - whole * one;
        int after = places;
        if (fraction != 0) {
            while (fraction % 10 == 0) {
                fraction /= 10;
                after--;
            }
            buffer[at++] = '.';
            digits(fraction, after);
        }
    }

    private static int length(int number) {
        int length = 1;
        while (length < POWERS.length && number >= POWERS[length]) {
            length++;
        }
        return length;
    }

    private void digits(int number, int length) {
        int left = number;
        int end = at + length;
        int i = end;
        while (i - at > 1) {
            int rest = left / 100;
            pair(i -= 2, left - rest * 100);
            left = rest;
        }
        if (i > at) {
            buffer[at] = (byte) ('0' + left);
        }
        at = end;
    }

    private void pair(int place, int number) {
        buffer[place] = PAIRS[2 * number];
        buffer[place + 1] = PAIRS[2 * number + 1];
    }

    /** A time in UTC in quotation marks, as {@link Instant#toString} writes it; of the years 0 to 9999, 1 ms. */
    void time(Instant time) throws IOException {
        long millis = time.toEpochMilli();
        raw(date(Math.floorDiv(millis, MILLIS_IN_DAY)));
        room();
        int ofDay = Math.floorMod(millis, MILLIS_IN_DAY);
        two(ofDay / 3_600_000);
        buffer[at++] = ':';
        two(ofDay / 60_000 % 60);
        buffer[at++] = ':';
        two(ofDay / 1000 % 60);
        int fraction = ofDay % 1000;
        if (fraction != 0) {
            buffer[at++] = '.';
            buffer[at++] = (byte) ('0' + fraction / 100);
            two(fraction % 100);
        }
        buffer[at++] = 'Z';
        buffer[at++] = '"';
    }

    private byte[] date(long day) {
        int place = (int) (day & DAYS_KEPT - 1);
        if (dates[place] == null || days[place] != day) {
            days[place] = day;
            dates[place] = piece("\"" + LocalDate.ofEpochDay(day) + "T");
        }
        return dates[place];
    }

    private void two(int number) {
        pair(at, number);
        at += 2;
    }

    /** Room for a number or the rest of a time. */
    private void room() throws IOException {
        if (buffer.length - at < MOST_IN_A_NUMBER) {
            flush();
        }
    }

    /** Hands on what was written so far. */
    void flush() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }
}
