package org.rollcall.participant;

import java.util.regex.Pattern;

/** A telephone number in E.164 form: plus, country code and number, 8 to 15 digits. */
public record TelephoneNumber(String e164) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{7,14}");

    public TelephoneNumber {
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException(
                    "Write the telephone number with its country code and digits only, such as +15551230000.");
        }
    }

    /** Reads a number as people write it: blanks, dots, hyphens and brackets are dropped, a leading 00 is a plus. */
    public static TelephoneNumber parse(String written) {
        String digits = written.strip().replaceAll("[\\s().\\-/]", "");
        return new TelephoneNumber(digits.startsWith("00") ? "+" + digits.substring(2) : digits);
    }

    @Override
    public String toString() {
        return e164;
    }
}
