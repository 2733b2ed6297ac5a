package org.rollcall.face;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one attempt asks for, in this order. Whoever issues it keeps it single-use and short-lived.
 *
 * @param actions one to five; never the same twice in a row
 */
public record LivenessChallenge(List<LivenessAction> actions) {
    private static final int MOST = 5;

    /** Checks number and order. */
    public LivenessChallenge {
        actions = List.copyOf(actions);
        if (actions.isEmpty() || actions.size() > MOST) {
            throw new IllegalArgumentException("A challenge has one to five actions, not " + actions.size() + ".");
        }
        for (int i = 1; i < actions.size(); i++) {
            if (actions.get(i) == actions.get(i - 1)) {
                throw new IllegalArgumentException("The same action twice in a row cannot be told apart: " + actions);
            }
        }
    }

    /**
     * A challenge nobody can know beforehand.
     *
     * @param random a cryptographically strong source
     * @param count how many actions, one to five; three is usual
     */
    public static LivenessChallenge random(RandomGenerator random, int count) {
        List<LivenessAction> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            List<LivenessAction> possible = new ArrayList<>(List.of(LivenessAction.values()));
            if (!chosen.isEmpty()) {
                possible.remove(chosen.getLast());
            }
            // One cannot come closer twice without going back, which is not asked for.
            if (chosen.contains(LivenessAction.COME_CLOSER)) {
                possible.remove(LivenessAction.COME_CLOSER);
            }
            chosen.add(possible.get(random.nextInt(possible.size())));
        }
        return new LivenessChallenge(chosen);
    }
}
