package org.rollcall.portal.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.OwnZone;
import org.rollcall.location.Permission;
import org.rollcall.location.ZoneSchedule;

/**
 * A zone as the person reads it.
 *
 * @param kind whether they stay inside or outside
 * @param now whether it asks anything of them at this moment
 * @param times when it holds, one line each, by their own clock
 * @param margin how much is forgiven at its edge
 * @param changed when it was last changed; null while it never was
 * @param address whose surroundings it is; null for any other zone
 * @param drawing null where it is kept back where the zone lies
 * @param permissions those that stand or are to come
 */
public record ZoneLine(
        String id,
        String name,
        String kind,
        String now,
        List<String> times,
        String margin,
        String since,
        @Nullable String changed,
        @Nullable String address,
        @Nullable ZoneDrawing drawing,
        List<PermissionLine> permissions) {
    /** Copies the lists. */
    public ZoneLine {
        times = List.copyOf(times);
        permissions = List.copyOf(permissions);
    }

    /**
     * @param began when its first version began
     * @param clock by which the person lives
     * @param coming the person's permissions that stand or are to come
     */
    static ZoneLine of(OwnZone zone, Instant began, ZoneId clock, List<Permission> coming, Texts texts, Instant now) {
        ZoneSchedule schedule = ZoneSchedule.parse(zone.schedule(), zone.timeZone());
        List<Permission> its = coming.stream()
                .filter(each -> each.zone() == null || each.zone().equals(zone.id()))
                .toList();
        boolean asks = schedule.inForce(now)
                && its.stream().noneMatch(each -> each.covers(zone.id().value(), now));
        String geoJson = zone.geoJson();
        return new ZoneLine(
                zone.id().toString(),
                zone.name(),
                texts.say("zone." + zone.kind()),
                texts.say(asks ? "zone.now" : "zone.not_now"),
                ScheduleWords.of(schedule, clock, now, texts),
                texts.say(
                        "zone.margin",
                        zone.grace().buffer(),
                        zone.grace().dwell().toMinutes()),
                texts.say("zone.since", texts.time(began, clock)),
                zone.from().equals(began) ? null : texts.say("zone.changed", texts.time(zone.from(), clock)),
                zone.address(),
                geoJson == null ? null : ZoneDrawing.of(geoJson),
                its.stream().map(each -> PermissionLine.of(each, texts, clock)).toList());
    }
}
