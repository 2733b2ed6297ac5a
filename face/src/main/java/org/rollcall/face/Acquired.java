package org.rollcall.face;

import java.util.List;

/** Everything seen of one face, whether or not its quality suffices for a check-in. */
record Acquired(
        Faceprint faceprint,
        Box box,
        Landmarks landmarks,
        Pose pose,
        FaceQuality quality,
        List<FaceProblem> problems,
        double passiveLiveness,
        StepTimes times) {}
