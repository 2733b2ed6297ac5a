package org.rollcall.telephony;

/** Which keys stop a prompt (or a listening). The key that did stays to be collected. */
public record BargeIn(String keys) {
    /** No key stops it; keys pressed meanwhile stay to be collected. */
    public static final BargeIn NONE = new BargeIn("");
    /** Any key stops it. */
    public static final BargeIn ANY = new BargeIn("0123456789*#ABCD");

    /** Only these keys stop it. */
    public static BargeIn on(String keys) {
        return new BargeIn(keys);
    }

    boolean by(char key) {
        return keys.indexOf(key) >= 0;
    }
}
