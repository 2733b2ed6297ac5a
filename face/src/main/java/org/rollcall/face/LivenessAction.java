package org.rollcall.face;

/** Something the person is asked to do before the camera. Frames are as the camera sees them, not mirrored. */
public enum LivenessAction {
    /** The head turns to the person's own left, and back. */
    TURN_LEFT,
    /** The head turns to the person's own right, and back. */
    TURN_RIGHT,
    /** The face grows by a third or more. */
    COME_CLOSER
}
