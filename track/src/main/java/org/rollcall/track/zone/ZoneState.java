package org.rollcall.track.zone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the judgement of one tracker and one zone stands. A value: store it, and go on from it after a restart.
 *
 * @param side the established side; null while none is
 * @param since time of the first fix on it; null while none is established
 * @param proof the fixes that established it
 * @param candidate fixes that speak for another side but are not enough yet, in order
 * @param jumped whether the candidate began with a jump, so that it takes more
 * @param last the last fix believed, on whatever side; null before the first
 * @param doubts fixes not believed since the last event, the latest
 * @param undecided whether the last fix heard decided nothing
 * @param breach whether a breach is going on
 * @param heard time of the latest report judged; null before the first
 * @param silent whether silence was said
 */
public record ZoneState(
        @Nullable Side side,
        @Nullable Instant since,
        List<Sighting> proof,
        List<Sighting> candidate,
        boolean jumped,
        @Nullable Sighting last,
        List<Doubt> doubts,
        boolean undecided,
        boolean breach,
        @Nullable Instant heard,
        boolean silent) {
    /** Before the first fix. */
    public static final ZoneState START =
            new ZoneState(null, null, List.of(), List.of(), false, null, List.of(), false, false, null, false);

    static final int MOST_KEPT = 12;

    /** Copies the lists. */
    public ZoneState {
        proof = List.copyOf(proof);
        candidate = List.copyOf(candidate);
        doubts = List.copyOf(doubts);
    }

    /** What is known at the moment. */
    public Presence presence() {
        if (heard == null || silent) {
            return Presence.UNKNOWN;
        }
        if (side == null || undecided || !candidate.isEmpty()) {
            return Presence.UNCERTAIN;
        }
        return side == Side.INSIDE ? Presence.INSIDE : Presence.OUTSIDE;
    }

    /** This state as bytes, for storing. */
    public byte[] toBytes() {
        return ZoneStateBytes.write(this);
    }

    /**
     * The state that {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are something else
     */
    public static ZoneState fromBytes(byte[] bytes) {
        return ZoneStateBytes.read(bytes);
    }

    ZoneState heard(Instant time) {
        return new ZoneState(side, since, proof, candidate, jumped, last, doubts, undecided, breach, time, false);
    }

    ZoneState fellSilent() {
        return new ZoneState(side, since, proof, candidate, jumped, last, doubts, undecided, breach, heard, true);
    }

    ZoneState withBreach(boolean now) {
        return new ZoneState(side, since, proof, candidate, jumped, last, doubts, undecided, now, heard, silent);
    }

    ZoneState doubting(Sighting sighting, Doubt.Reason reason) {
        List<Doubt> more = latest(doubts, List.of(new Doubt(sighting, reason)));
        return new ZoneState(side, since, proof, candidate, jumped, last, more, true, breach, heard, silent);
    }

    ZoneState withCandidate(List<Sighting> fixes, boolean jump, Sighting latest) {
        return new ZoneState(side, since, proof, fixes, jump, latest, doubts, false, breach, heard, silent);
    }

    /** Drops the candidate into the doubts for that reason. */
    ZoneState withoutCandidate(Doubt.Reason reason) {
        if (candidate.isEmpty() && !jumped) {
            return this;
        }
        List<Doubt> dropped =
                candidate.stream().map(fix -> new Doubt(fix, reason)).toList();
        return new ZoneState(
                side, since, proof, List.of(), false, last, latest(doubts, dropped), undecided, breach, heard, silent);
    }

    ZoneState confirmed(Sighting latest) {
        return new ZoneState(side, since, proof, List.of(), false, latest, doubts, false, breach, heard, silent);
    }

    ZoneState established(Side now, Sighting latest) {
        Instant first = candidate.getFirst().time();
        return new ZoneState(now, first, candidate, List.of(), false, latest, List.of(), false, breach, heard, silent);
    }

    /** The fixes with one more, the first and the latest of them when they are too many. */
    static List<Sighting> appended(List<Sighting> fixes, Sighting one) {
        List<Sighting> more = new ArrayList<>(fixes);
        more.add(one);
        if (more.size() > MOST_KEPT) {
            more.remove(1 + MOST_KEPT / 2);
        }
        return more;
    }

    private static List<Doubt> latest(List<Doubt> doubts, List<Doubt> added) {
        List<Doubt> all = new ArrayList<>(doubts);
        all.addAll(added);
        return all.subList(Math.max(0, all.size() - MOST_KEPT), all.size());
    }
}
