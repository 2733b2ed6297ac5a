package org.rollcall.console.internal;

/** How the points of a zone's form are taken. */
public enum ZoneShape {
    AREA("An area by its corners"),
    CIRCLE("A circle around a point"),
    CORRIDOR("A corridor along a way");

    private final String words;

    ZoneShape(String words) {
        this.words = words;
    }

    /** As officers choose it. */
    public String words() {
        return words;
    }
}
