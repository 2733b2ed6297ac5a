package org.rollcall.location.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.TrackerState;
import org.rollcall.track.zone.ZoneEvent;
import org.rollcall.track.zone.ZoneJudge;
import org.rollcall.track.zone.ZoneState;

/** Goes through one device's fixes in the order of their time and collects what they show. Touches no database. */
final class DeviceTrack {
    /** States that a person or the service should hear of. */
    static final Set<TrackerState> TOLD = EnumSet.of(
            TrackerState.STRAP_OPEN,
            TrackerState.CASE_OPEN,
            TrackerState.SHIELDED,
            TrackerState.JAMMED,
            TrackerState.BATTERY_LOW,
            TrackerState.POWER_LOST,
            TrackerState.SOS,
            TrackerState.FALL,
            TrackerState.SWITCHED_OFF,
            TrackerState.IMPACT);

    private final Holders.Of holders;
    private final Map<UUID, Map<UUID, List<ZoneVersions.Version>>> zones;
    private final Map<UUID, Judged> states;
    private final List<Breach> breaches = new ArrayList<>();
    private final List<StateRun> runs = new ArrayList<>();
    private final Map<TrackerState, Integer> going = new EnumMap<>(TrackerState.class);
    private final Map<UUID, Integer> open = new HashMap<>();
    private @Nullable Instant last;

    /** A zone's state under one of its versions. */
    record Judged(int version, ZoneState state) {}

    /**
     * A breach; {@code began} is null when it began before these fixes, {@code ended} while it lasts.
     */
    record Breach(
            ZoneVersions.Version zone,
            UUID participant,
            ZoneEvent.@Nullable BreachBegan began,
            ZoneEvent.@Nullable BreachEnded ended) {}

    /**
     * A state reported by consecutive fixes from {@code first} to {@code last}.
     *
     * @param fromStart whether {@code first} is the first fix taken, so that it may have begun before
     */
    record StateRun(TrackerState state, @Nullable UUID participant, Instant first, Instant last, boolean fromStart) {}

    /** With the states of the zones, which are carried on and changed in place. */
    DeviceTrack(Holders.Of holders, Map<UUID, Map<UUID, List<ZoneVersions.Version>>> zones, Map<UUID, Judged> states) {
        this.holders = holders;
        this.zones = zones;
        this.states = new HashMap<>(states);
        states.forEach((zone, judged) -> {
            if (judged.state.breach()) {
                open.put(zone, -1);
            }
        });
    }

    /** Takes the fix before the first to judge: its states are not news. */
    void baseline(FixReader.Stored stored) {
        going.clear();
        for (TrackerState state : stored.fix().states()) {
            going.put(state, -1);
        }
        last = stored.fix().time();
    }

    /** Judges the next fix. */
    void take(FixReader.Stored stored) {
        Instant at = stored.fix().time();
        UUID participant = holders.at(at);
        states(stored, participant);
        if (participant != null) {
            zones.getOrDefault(participant, Map.of())
                    .forEach((zone, versions) -> judge(zone, versions, stored, participant));
        }
        last = at;
    }

    private void states(FixReader.Stored stored, @Nullable UUID participant) {
        Set<TrackerState> reported = stored.fix().states();
        going.keySet().removeIf(state -> !reported.contains(state));
        for (TrackerState state : reported) {
            Instant at = stored.fix().time();
            Integer run = going.get(state);
            if (run == null) {
                going.put(state, runs.size());
                runs.add(new StateRun(state, participant, at, at, last == null));
            } else if (run >= 0) {
                StateRun before = runs.get(run);
                runs.set(run, new StateRun(state, before.participant, before.first, at, before.fromStart));
            }
        }
    }

    private void judge(UUID zone, List<ZoneVersions.Version> versions, FixReader.Stored stored, UUID participant) {
        ZoneVersions.Version version = ZoneVersions.at(versions, stored.fix().time());
        if (version == null || version.judge() == null) {
            return;
        }
        Judged before = states.get(zone);
        if (before == null || before.version != version.version()) {
            before = new Judged(version.version(), ZoneState.START);
            open.remove(zone);
        }
        ZoneJudge.Judgement judgement = version.judge().judge(before.state, stored.fix(), stored.received());
        states.put(zone, new Judged(version.version(), judgement.state()));
        for (ZoneEvent event : judgement.events()) {
            breach(version, participant, event);
        }
    }

    private void breach(ZoneVersions.Version zone, UUID participant, ZoneEvent event) {
        if (event instanceof ZoneEvent.BreachBegan began) {
            open.put(zone.zone(), breaches.size());
            breaches.add(new Breach(zone, participant, began, null));
        } else if (event instanceof ZoneEvent.BreachEnded ended) {
            Integer begun = open.remove(zone.zone());
            if (begun == null || begun < 0) {
                breaches.add(new Breach(zone, participant, null, ended));
            } else {
                breaches.set(begun, new Breach(zone, participant, breaches.get(begun).began, ended));
            }
        }
    }

    List<Breach> breaches() {
        return breaches;
    }

    /** The runs of states that someone should hear of, while somebody held the device. */
    List<StateRun> runs() {
        return runs.stream()
                .filter(run -> run.participant != null && TOLD.contains(run.state))
                .toList();
    }

    Map<UUID, Judged> states() {
        return states;
    }

    /** The latest fix taken; null before the first. */
    @Nullable
    Instant last() {
        return last;
    }
}
