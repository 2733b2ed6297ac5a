package org.rollcall.face;

/** Carries a {@link PictureProblem} out of the decoder; becomes {@link FaceReading.UnreadablePicture} at the door. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final PictureProblem problem;

    UnreadableException(PictureProblem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    PictureProblem problem() {
        return problem;
    }
}
