package org.rollcall.face;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a challenge's frames show. It advises: a doubtful one goes to a person, nothing follows from it by itself.
 *
 * @param doubts empty if the frames convince
 * @param seen the actions seen, in their order
 * @param framesWithFace how many frames show a face
 * @param lowestCosine least likeness of any frame, or of the photograph with them, to the most frontal one, −1 to 1; NaN without frames
 * @param medianPassive median passive liveness, 0 to 1; NaN without frames
 * @param bestFrame index of the frame to compare: good enough and most frontal; empty if none is good enough
 */
public record LivenessJudgement(
        List<LivenessDoubt> doubts,
        List<LivenessAction> seen,
        int framesWithFace,
        double lowestCosine,
        double medianPassive,
        OptionalInt bestFrame) {

    /** Keeps copies. */
    public LivenessJudgement {
        doubts = List.copyOf(doubts);
        seen = List.copyOf(seen);
    }

    /** Whether nothing is in doubt. */
    public boolean convincing() {
        return doubts.isEmpty();
    }
}
