package org.rollcall.console.internal;

/** How the points of a zone's form are taken. */
public enum ZoneShape {
    AREA("An area: its corners"),
    CIRCLE("A circle: its centre and a radius"),
    CORRIDOR("A corridor: the points of a way, and its width");

    private final String words;

    ZoneShape(String words) {
        this.words = words;
    }

    /** As officers choose it. */
    public String words() {
        return words;
    }
}
