package org.rollcall.checkin;

import java.time.Instant;
import java.util.List;
import org.rollcall.checkin.AppCheckIns.Told;
import org.rollcall.face.LivenessAction;
import org.rollcall.participant.ParticipantId;

/**
 * Check-ins taken without a network. The telephone fetches a pass for each window beforehand; with it the check-in is
 * taken, encrypted on the telephone with its capture time, and sent later, in parts that need no sign-in.
 */
public interface OfflineCheckIns {
    /**
     * For one check-in in one window.
     *
     * @param secret sends the answer, and nothing else; 64 hexadecimal digits, kept here as a hash alone
     * @param actions what to do before the camera
     * @param opens and closes: the window as it stands
     */
    record Pass(ChallengeId id, String secret, List<LivenessAction> actions, Instant opens, Instant closes) {
        /** Keeps a copy. */
        public Pass {
            actions = List.copyOf(actions);
        }
    }

    /**
     * What ends an answer.
     *
     * @param key AES-256 key of what was sent
     * @param telephoneClock what the telephone's clock says now
     */
    record End(byte[] key, Instant telephoneClock) {}

    /** The most bytes one answer may have. */
    int MOST_BYTES = 500_000;

    /**
     * Passes for the person's check-ins by app that are open or open within the next days, a few at most. Passes given
     * before stay valid; each window takes one check-in all the same.
     *
     * @param telephoneClock what the telephone's clock says now
     */
    List<Pass> passes(ParticipantId participant, Instant telephoneClock);

    /**
     * How many bytes have arrived, so that an interrupted sending goes on there.
     *
     * @throws java.util.NoSuchElementException where there is no such pass, or the secret is not its own
     */
    long arrived(ChallengeId id, String secret);

    /**
     * Takes a part durably; one that came before is not taken again, nor any of a check-in that is ended.
     *
     * @param begins where it begins in the whole
     * @return how many bytes have arrived then
     * @throws IllegalStateException where bytes before it are missing
     */
    long take(ChallengeId id, String secret, long begins, byte[] sealed);

    /**
     * Opens what arrived and records the check-in at its capture time. A capture time that cannot be proved by the
     * clocks goes to a person, and so does what was taken on a telephone after the app was locked for the loss of one, with
     * a pass given before. Ending twice counts once: the second time is told what the first came to.
     *
     * @throws IllegalArgumentException where what arrived cannot be opened with the key
     */
    Told end(ChallengeId id, String secret, End end);
}
