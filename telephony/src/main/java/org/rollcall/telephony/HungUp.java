package org.rollcall.telephony;

/** One side ended the call in an orderly way. */
public final class HungUp extends CallEnded {
    private static final long serialVersionUID = 1L;

    /** Who hung up. */
    public enum By {
        /** The other side, by BYE or CANCEL. */
        THEM,
        /** This side: {@link Call#hangUp()}, {@link Call#reject} or the line's closing. */
        US
    }

    private final By by;

    /** Ended by this side. */
    public HungUp(By by) {
        super(by == By.THEM ? "The other side hung up." : "The call was hung up here.");
        this.by = by;
    }

    /** Who hung up. */
    public By by() {
        return by;
    }
}
