package org.rollcall.location;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Fix;
import org.rollcall.track.JsonText;
import org.rollcall.track.TrackerState;
import org.rollcall.track.stay.Stays;
import org.rollcall.track.stay.Stretch;
import org.rollcall.track.zone.Area;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Position;

/**
 * What a history comes to: stays and trips, and what charging asked of the person. A stay is named by the person's own zones
 * and by nothing else: no map, no address and no register of places is asked where someone was.
 */
public record DaySummary(List<Part> parts, Charging charging) {
    /**
     * One stretch of the time.
     *
     * @param zone the person's zone a stay was in; null where it was in none, and for everything but a stay
     */
    public record Part(Stretch stretch, @Nullable String zone) {}

    /**
     * The burden of charging, as far as the tracker says that it is charged.
     *
     * @param times how often a charger was connected
     * @param length how long in all
     * @param lowest percent, the lowest battery reported; null when none was
     */
    public record Charging(
            int times, Duration length, @Nullable Double lowest) {}

    /** Copies the list. */
    public DaySummary {
        parts = List.copyOf(parts);
    }

    /** Sums up a history that was read. */
    public static DaySummary of(Movements.History history, List<ParticipantZone> zones) {
        List<Fix> fixes = history.fixes().stream().map(Placed::fix).toList();
        List<Named> named = zones.stream().map(Named::of).toList();
        List<Part> parts = new ArrayList<>();
        for (Stretch stretch : Stays.USUAL.of(fixes)) {
            parts.add(new Part(stretch, stretch instanceof Stretch.Stay stay ? name(stay.place(), named) : null));
        }
        return new DaySummary(parts, charging(fixes));
    }

    private record Named(String name, Area area) {
        static Named of(ParticipantZone zone) {
            try {
                return new Named(zone.name(), GeoJson.parse(zone.geoJson()));
            } catch (JsonText.Malformed e) {
                throw new IllegalStateException("The zone " + zone.id() + " cannot be read.", e);
            }
        }
    }

    /** The zone whose edge is furthest outside of the place wins where several hold it. */
    private static @Nullable String name(Position place, List<Named> zones) {
        String name = null;
        double least = 0;
        for (Named zone : zones) {
            double distance = zone.area.signedDistance(place.latitude(), place.longitude());
            if (distance <= least) {
                least = distance;
                name = zone.name;
            }
        }
        return name;
    }

    private static Charging charging(List<Fix> fixes) {
        int times = 0;
        Duration length = Duration.ZERO;
        Double lowest = null;
        Instant since = null;
        for (Fix fix : fixes) {
            boolean charges = fix.has(TrackerState.CHARGING);
            if (charges && since == null) {
                times++;
            } else if (since != null) {
                length = length.plus(Duration.between(since, fix.time()));
            }
            since = charges ? fix.time() : null;
            Double battery = fix.battery();
            if (battery != null && (lowest == null || battery < lowest)) {
                lowest = battery;
            }
        }
        return new Charging(times, length, lowest);
    }
}
