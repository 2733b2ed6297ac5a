package org.rollcall.track.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the body of a JT/T 808 message.
 *
 * @param message its number
 * @param edition2019 whether it has the version byte and the long number of the edition of 2019
 * @param marked whether the device asks for an answer, where makers have made that a choice (bit 15)
 * @param phone the device's number as sent
 * @param device the number without the zeros before it
 * @param serial the message's serial number
 * @param parts how many packets make the message; 1 when it is not split
 * @param part which of them this is, from 1
 */
record Jt808Head(
        int message,
        boolean edition2019,
        boolean marked,
        byte[] phone,
        String device,
        int serial,
        int parts,
        int part) {
    /** Positions of seals and padlocks, whose serial number has one byte. */
    static final int LOCK = 0x5501;

    static final int LOCK_KEPT = 0x5502;
    private static final int EDITION_2019 = 0x4000;
    private static final int SPLIT = 0x2000;
    private static final int LENGTH = 0x3FF;
    private static final int PHONE = 6;
    private static final int LONG_PHONE = 10;
    private static final int IMEI_BEFORE_CHECK = 14;

    /**
     * Reads it from the message without its check byte; the reader then stands at the body. Bit 14 tells the editions
     * apart, unless the length says otherwise.
     */
    static Jt808Head read(byte[] message, ByteReader in, int shortPhone) throws Garbled {
        int id = in.u16("the message's number");
        int properties = in.u16("the properties");
        boolean lock = id == LOCK || id == LOCK_KEPT;
        boolean split = !lock && (properties & SPLIT) != 0;
        int length = properties & LENGTH;
        int serialBytes = lock ? 1 : 2;
        int after = in.left() - serialBytes - (split ? 4 : 0) - length;
        boolean flagged = !lock && (properties & EDITION_2019) != 0;
        boolean edition2019 = flagged && after != shortPhone;
        if (after != (edition2019 ? 1 + LONG_PHONE : shortPhone)) {
            int body = length + after - (edition2019 ? 1 + LONG_PHONE : shortPhone);
            throw Garbled.frame(2, "the length says " + length + " bytes, the body has " + Math.max(0, body));
        }
        if (edition2019) {
            in.u8("the version");
        }
        int phoneAt = in.position();
        String digits = in.hex(edition2019 ? LONG_PHONE : shortPhone, "the device's number");
        byte[] phone = Arrays.copyOfRange(message, phoneAt, in.position());
        int serial = (int) in.unsigned(serialBytes, "the serial number");
        int parts = split ? in.u16("the count of packets") : 1;
        int part = split ? in.u16("the packet's number") : 1;
        boolean marked = (properties & 0x8000) != 0;
        return new Jt808Head(id, edition2019, marked, phone, device(digits, phone), serial, parts, part);
    }

    /** The standard says digits; some makers pack an IMEI without its check digit as a whole number of 48 bits. */
    private static String device(String digits, byte[] phone) {
        String imei = phone.length == PHONE && !digits.matches("\\d+") ? imei(Long.parseLong(digits, 16)) : null;
        String stripped = imei == null ? digits.replaceFirst("^0+", "") : imei;
        return stripped.isEmpty() ? "0" : stripped;
    }

    private static @Nullable String imei(long number) {
        String digits = Long.toString(number);
        if (digits.length() != IMEI_BEFORE_CHECK) {
            return null;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted / 10 + counted % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
