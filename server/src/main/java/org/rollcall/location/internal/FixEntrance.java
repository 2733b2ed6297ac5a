package org.rollcall.location.internal;

/**
 * Where what trackers sent goes in. Bounded: whoever brings fixes asks {@link #hasRoom} before reading more from a device,
 * and is told when there is room again.
 */
interface FixEntrance {
    /** Whether more fixes should be read from devices now. */
    boolean hasRoom();

    /** Calls back, from a thread of the entrance, each time there is room after there was none. */
    void onRoom(Runnable listener);

    /** Takes an arrival; its {@code done} is told what became of it. One device's arrivals keep their order. */
    void submit(Arrival arrival);
}
