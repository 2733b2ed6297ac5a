package org.rollcall.telephony;

/** A call's own name, the Call-ID of its signalling. */
public record CallId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
