package org.rollcall.obligation;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The number a participant keeps as proof, such as {@code RC-4F7K-29QX}: seven random characters and a check character,
 * of 29 without look-alikes (no 0 O 1 I L S U). The check is a sum weighted by place, modulo the prime 29: it finds
 * every single wrong character and every swapped neighbours.
 */
public record ReceiptNumber(String value) {
    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRTVWXYZ";
    private static final int SIZE = CHARACTERS.length();
    private static final int RANDOM = 7;

    /** @throws IllegalArgumentException with a plain sentence where it is mistyped */
    public ReceiptNumber {
        if (!holds(value)) {
            throw new IllegalArgumentException("This receipt number is mistyped: please compare it with the receipt.");
        }
    }

    /** A new number. */
    public static ReceiptNumber next(RandomGenerator random) {
        var body = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            body.append(CHARACTERS.charAt(random.nextInt(SIZE)));
        }
        return new ReceiptNumber(written(body.append(CHARACTERS.charAt(check(body)))));
    }

    /** Reads a number as people type it: small letters, blanks and missing hyphens do not matter. */
    public static Optional<ReceiptNumber> read(String typed) {
        String bare = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-]", "");
        String body = bare.length() == RANDOM + 3 && bare.startsWith("RC") ? bare.substring(2) : bare;
        if (body.length() != RANDOM + 1) {
            return Optional.empty();
        }
        String number = written(body);
        return holds(number) ? Optional.of(new ReceiptNumber(number)) : Optional.empty();
    }

    private static String written(CharSequence body) {
        return "RC-" + body.subSequence(0, 4) + "-" + body.subSequence(4, 8);
    }

    private static boolean holds(String number) {
        if (!number.matches("RC-[" + CHARACTERS + "]{4}-[" + CHARACTERS + "]{4}")) {
            return false;
        }
        String body = number.substring(3, 7) + number.substring(8);
        return CHARACTERS.charAt(check(body.substring(0, RANDOM))) == body.charAt(RANDOM);
    }

    private static int check(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < RANDOM; i++) {
            sum += (i + 2) * CHARACTERS.indexOf(body.charAt(i));
        }
        return sum % SIZE;
    }

    @Override
    public String toString() {
        return value;
    }
}
