package org.rollcall.location.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.rollcall.track.TrackerState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges stored fixes against zones and states, per device in the order of the fixes' time, from the last judged one on.
 * One round is one transaction: what it takes from the queue, where it stands afterwards and what it tells commit
 * together. A fix from before the last judged one makes its surroundings be judged again.
 */
@Component
class Evaluation {
    /** How much before and after a late fix is judged again: no dwell or drift lasts longer. */
    private static final Duration AROUND = Duration.ofHours(6);

    private final EvaluationQueue queue;
    private final EvaluationStore store;
    private final Holders holders;
    private final ZoneVersions zones;
    private final Findings findings;
    private final Reports reports;

    Evaluation(
            EvaluationQueue queue,
            EvaluationStore store,
            Holders holders,
            ZoneVersions zones,
            Findings findings,
            Reports reports) {
        this.queue = queue;
        this.store = store;
        this.holders = holders;
        this.zones = zones;
        this.findings = findings;
        this.reports = reports;
    }

    /** How a stretch of time relates to what was judged before. */
    enum Mode {
        /** Nothing near it was judged. */
        FRESH,
        /** It begins with the last judged fix. */
        ON,
        /** Some of it was judged before. */
        AGAIN
    }

    /**
     * A stretch of one device's time to judge.
     *
     * @param news the earliest fix that was not judged before
     * @param whole whether it reaches to the latest fix, so that the state after it is the state now
     */
    record Stretch(int device, Instant from, Instant until, Instant news, Mode mode, boolean whole) {}

    /** Evaluates up to so many batches; whether there were that many, so that there may be more. */
    @Transactional
    public boolean round(int batches) {
        List<EvaluationQueue.Taken> taken = queue.take(batches);
        if (taken.isEmpty()) {
            return false;
        }
        Map<Integer, Batch.Part> work = new TreeMap<>();
        taken.forEach(batch -> batch.parts().forEach(part -> work.merge(part.device(), part, Batch.Part::with)));
        if (!evaluate(taken, work)) {
            // Lost in a crash, it would be judged again with the same result: nothing waits for the disk.
            store.commitWithoutWaiting();
        }
        return taken.size() == batches;
    }

    /** Whether anything was found. */
    private boolean evaluate(List<EvaluationQueue.Taken> taken, Map<Integer, Batch.Part> work) {
        Map<Integer, Holders.Of> held = holders.of(work.keySet());
        boolean reported = reports.record(work, held);
        Set<UUID> people = new HashSet<>();
        held.values().forEach(of -> people.addAll(of.participants()));
        var versions = zones.of(people);
        Set<Integer> concerned = new java.util.TreeSet<>();
        work.forEach((device, part) -> {
            Holders.Of of = held.get(device);
            if (of != null
                    && (isTold(part.states()) || of.participants().stream().anyMatch(versions::containsKey))) {
                concerned.add(device);
            }
        });
        if (concerned.isEmpty()) {
            return reported;
        }
        Map<Integer, Instant> until = store.lock(concerned);
        List<Stretch> stretches = new ArrayList<>();
        for (int device : concerned) {
            stretches.add(stretch(part(work, device), until.getOrDefault(device, Instant.MIN)));
        }
        Map<Integer, Map<UUID, DeviceTrack.Judged>> states = store.states(concerned);
        Map<Integer, List<FixReader.Stored>> fixes = store.fixes(stretches);
        boolean found = reported;
        List<EvaluationStore.Stand> stands = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Holders.Of of = java.util.Objects.requireNonNull(held.get(stretch.device));
            Map<UUID, DeviceTrack.Judged> before = states.getOrDefault(stretch.device, Map.of());
            var track = new DeviceTrack(of, versions, stretch.mode == Mode.AGAIN ? Map.of() : before);
            found |= judge(stretch, of, track, fixes.getOrDefault(stretch.device, List.of()));
            Instant last = track.last();
            if (stretch.whole && last != null) {
                stands.add(new EvaluationStore.Stand(stretch.device, last, track.states()));
            }
        }
        store.save(stands);
        return tellDoubtful(taken, concerned, held) || found;
    }

    private static Batch.Part part(Map<Integer, Batch.Part> work, int device) {
        return java.util.Objects.requireNonNull(work.get(device));
    }

    private static boolean isTold(int states) {
        return TrackerState.ofBits(states).stream().anyMatch(DeviceTrack.TOLD::contains);
    }

    private static Stretch stretch(Batch.Part part, Instant until) {
        Instant news = part.earliest();
        if (until.equals(Instant.MIN) || until.isBefore(news.minus(AROUND))) {
            return new Stretch(part.device(), news, part.latest(), news, Mode.FRESH, true);
        }
        if (news.isAfter(until)) {
            return new Stretch(part.device(), until, part.latest(), news, Mode.ON, true);
        }
        Instant from = news.minus(AROUND);
        Instant end = part.latest().plus(AROUND);
        if (end.isBefore(until)) {
            return new Stretch(part.device(), from, end, news, Mode.AGAIN, false);
        }
        Instant latest = part.latest().isAfter(until) ? part.latest() : until;
        return new Stretch(part.device(), from, latest, news, Mode.AGAIN, true);
    }

    private boolean judge(Stretch stretch, Holders.Of of, DeviceTrack track, List<FixReader.Stored> fixes) {
        boolean again = stretch.mode == Mode.AGAIN;
        for (FixReader.Stored fix : fixes) {
            if (stretch.mode == Mode.ON && fix.fix().time().equals(stretch.from)) {
                track.baseline(fix);
            } else {
                track.take(fix);
            }
        }
        boolean found = again
                ? findings.tellAgain(stretch.device, of.tracker(), track.breaches())
                : findings.tell(stretch.device, of.tracker(), track.breaches());
        // What was going on when a stretch judged again begins was told, if it is to be told, with what lies before it.
        List<DeviceTrack.StateRun> runs = track.runs().stream()
                .filter(run -> !(again && run.fromStart() && run.first().isBefore(stretch.news)))
                .toList();
        return findings.tellStates(stretch.device, of.tracker(), runs) || found;
    }

    /** A fix whose time is wrong says nothing about zones, but its strap is open all the same: as of when it arrived. */
    private boolean tellDoubtful(
            List<EvaluationQueue.Taken> taken, Set<Integer> concerned, Map<Integer, Holders.Of> held) {
        boolean found = false;
        for (FixReader.Stored stored : store.doubtful(taken, concerned)) {
            Holders.Of of = held.get(stored.device());
            UUID participant = of == null ? null : of.at(stored.received());
            if (of != null && participant != null) {
                for (TrackerState state : stored.fix().states()) {
                    if (DeviceTrack.TOLD.contains(state)) {
                        found |= findings.tellState(
                                stored.device(), of.tracker(), participant, state.name(), stored.received());
                    }
                }
            }
        }
        return found;
    }
}
