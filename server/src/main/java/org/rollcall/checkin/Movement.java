package org.rollcall.checkin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.face.LivenessAction;
import org.rollcall.face.LivenessDoubt;

/**
 * What became of the challenge of one attempt before the camera. It advises those who look, nothing else.
 *
 * @param asked in this order
 * @param seen in this order
 * @param doubts why the frames do not convince; empty where they do, or where none were judged
 * @param frames how many were sent
 * @param lowestCosine least likeness among the frames and the photograph, −1 to 1; null where none were judged
 * @param passive median of the passive score, 0 (print or screen) to 1 (a person), a weak sign; null where none were judged
 * @param kept the frames, several pictures in one ZIP file; null where nobody needs them
 */
public record Movement(
        Word word,
        List<LivenessAction> asked,
        List<LivenessAction> seen,
        List<LivenessDoubt> doubts,
        int frames,
        @Nullable Double lowestCosine,
        @Nullable Double passive,
        @Nullable EvidenceId kept) {
    /** In one word. */
    public enum Word {
        /** The head moved as asked. */
        CONVINCING,
        /** Something about the frames does not convince: a person looks. */
        DOUBTFUL,
        /** The person said that they cannot do it: a person looks, which is an equal way. */
        CANNOT,
        /** The challenge had expired, or was never given to this person. */
        EXPIRED
    }

    /** Keeps copies. */
    public Movement {
        asked = List.copyOf(asked);
        seen = List.copyOf(seen);
        doubts = List.copyOf(doubts);
    }

    /** The same, with the frames kept. */
    public Movement with(@Nullable EvidenceId frameFile) {
        return new Movement(word, asked, seen, doubts, frames, lowestCosine, passive, frameFile);
    }
}
