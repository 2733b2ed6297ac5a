package org.rollcall.line.internal;

import org.rollcall.line.CallingNumber;
import org.rollcall.participant.TelephoneNumber;
import org.rollcall.telephony.Caller;

/** Reads the number a call comes from as people are registered under it. */
final class CallingNumbers {
    private final LineProperties properties;

    CallingNumbers(LineProperties properties) {
        this.properties = properties;
    }

    CallingNumber read(Caller caller) {
        if (caller.number().isEmpty() || (properties.onlyAsserted() && !caller.asserted())) {
            return new CallingNumber(null, caller.asserted());
        }
        try {
            return new CallingNumber(
                    TelephoneNumber.parse(inFull(caller.number().get())), caller.asserted());
        } catch (IllegalArgumentException e) {
            return new CallingNumber(null, caller.asserted());
        }
    }

    /** A carrier may leave out the plus, or the country code as well. */
    private String inFull(String number) {
        String code = properties.countryCode();
        if (number.startsWith("+") || number.startsWith("00")) {
            return number;
        }
        return number.startsWith(code) && number.length() > 10 ? "+" + number : "+" + code + number;
    }
}
