package org.rollcall.face;

import java.util.List;

/** What a picture gave: a face to compare, or what to change about the picture. */
public sealed interface FaceReading {
    /**
     * One face, good enough to compare.
     *
     * @param faceprint what is compared
     * @param quality what was measured before
     * @param pose where the head points, to a few degrees
     * @param passiveLiveness 0 (a print or screen) to 1 (a person); weak, advisory, never a reason by itself
     * @param box where the face is
     * @param millis what each step took
     */
    record Face(Faceprint faceprint, FaceQuality quality, Pose pose, double passiveLiveness, Box box, StepTimes millis)
            implements FaceReading {}

    /**
     * A picture, but no face that could be compared.
     *
     * @param problems at least one; first what matters most
     */
    record Unusable(List<FaceProblem> problems) implements FaceReading {
        /** Keeps a copy. */
        public Unusable {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("An unusable picture has at least one problem.");
            }
        }
    }

    /** The file is no picture that can be read here. */
    record UnreadablePicture(PictureProblem problem) implements FaceReading {
        /** What to send instead, in plain English. */
        public String sentence() {
            return problem.sentence();
        }
    }
}
