package org.rollcall.evidence;

import java.util.Set;
import java.util.UUID;

/** Says which pieces something still rests on: they stay, whatever their class says. Modules above give one as a bean. */
public interface StillNeeded {
    /** Why a piece stays. */
    enum Reason {
        /** A faceprint or voiceprint that stands was made of it. */
        TEMPLATE,
        /** A person still has to look at it. */
        REVIEW,
        /** It was sent with a request that nobody has answered. */
        REQUEST
    }

    /** What rests on the pieces this one knows of. */
    Reason reason();

    /** Those of these pieces that are needed. */
    Set<UUID> among(Set<UUID> pieces);
}
