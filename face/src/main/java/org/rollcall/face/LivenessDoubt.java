package org.rollcall.face;

/** Why the frames of a challenge do not convince. Each is a reason for a person to look, none is a finding. */
public enum LivenessDoubt {
    /** Fewer than three frames show a face. */
    TOO_FEW_FRAMES,
    /** A third or more of the frames show no face. */
    FACE_LOST,
    /** A frame shows a second person. */
    SEVERAL_FACES,
    /** The first frame with a face does not look into the camera. */
    NOT_FACING_FIRST,
    /** An action that was asked for was not seen. */
    ACTION_MISSING,
    /** Other actions, or another order, than asked for. */
    OTHER_ACTIONS,
    /** The head seemed to turn, but the nose did not move against the eyes, as on a flat picture. */
    FLAT,
    /** Nothing moved from frame to frame. */
    STILL,
    /** The face does not stay the same person's. */
    IDENTITY_CHANGES,
    /** The passive score is low in most frames (a weak sign). */
    PASSIVE_LOW
}
