package org.rollcall.track.zone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rollcall.track.Fix;

/** Lets a tracker report from places given in metres east and north of a centre, and collects what a judge says. */
final class Walk {
    static final Position CENTRE = new Position(29.76, -95.37);
    static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

    private final ZoneJudge judge;
    private final List<ZoneEvent> events = new ArrayList<>();
    private ZoneState state = ZoneState.START;

    Walk(ZoneJudge judge) {
        this.judge = judge;
    }

    static Walk around(Zone zone) {
        return new Walk(new ZoneJudge(zone, Evidence.USUAL));
    }

    static Position place(double east, double north) {
        return new Position(
                CENTRE.latitude() + north / Ellipsoid.northMetres(CENTRE.latitude()),
                CENTRE.longitude() + east / Ellipsoid.eastMetres(CENTRE.latitude()));
    }

    static Fix fix(long second, double east, double north, UnaryOperator<Fix.Builder> more) {
        Position place = place(east, north);
        return more.apply(Fix.at(BEGIN.plusSeconds(second), place.latitude(), place.longitude()))
                .build();
    }

    /** A fix with 10 m accuracy and the speed given. */
    Walk at(long second, double east, double north, double speed) {
        return hear(fix(second, east, north, fix -> fix.accuracy(10).speed(speed)));
    }

    Walk at(long second, double east, double north, UnaryOperator<Fix.Builder> more) {
        return hear(fix(second, east, north, more));
    }

    /** Every state goes through its stored form, as after a restart. */
    Walk hear(Fix fix) {
        ZoneJudge.Judgement judgement = judge.judge(
                ZoneState.fromBytes(state.toBytes()), fix, fix.time().plusSeconds(1));
        state = judgement.state();
        events.addAll(judgement.events());
        return this;
    }

    Walk tick(long second) {
        ZoneJudge.Judgement judgement = judge.tick(state, BEGIN.plusSeconds(second));
        state = judgement.state();
        events.addAll(judgement.events());
        return this;
    }

    ZoneState state() {
        return state;
    }

    List<ZoneEvent> events() {
        return events;
    }

    <E extends ZoneEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
