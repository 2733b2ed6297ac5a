package org.rollcall.checkin.internal.telephone;

import java.util.Optional;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;

/** A first look at a take while the caller is still there. The voice library judges closer once all takes are in. */
final class TakeQuality {
    private static final double QUIET_DBFS = -48;
    private static final double CLIPPED_SHARE = 0.01;
    private static final double SECONDS_PER_DIGIT = 0.2;

    private TakeQuality() {}

    /** What is wrong with it, as a closed-list word; empty where nothing is. */
    static Optional<String> problem(Sound take, int digits) {
        if (take.seconds() < SECONDS_PER_DIGIT * digits) {
            return Optional.of("too_short");
        }
        if (Level.dbfs(take) < QUIET_DBFS) {
            return Optional.of("too_quiet");
        }
        return Level.clippedShare(take) > CLIPPED_SHARE ? Optional.of("clipped") : Optional.empty();
    }
}
