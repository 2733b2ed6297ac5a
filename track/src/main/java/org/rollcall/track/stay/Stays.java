package org.rollcall.track.stay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rollcall.track.Fix;
import org.rollcall.track.zone.Position;

/**
 * Finds stays and trips in a track, as "stay points" are found (Li, Zheng et al., "Mining User Similarity Based on Location
 * History", 2008: a place is stayed at when one goes no further from it than a radius for a time), with what a real
 * receiver needs besides: a few fixes astray end no stay, imprecise ones are not asked, and silence is called silence.
 *
 * @param radius metres around the middle of a stay that still belong to it
 * @param shortest how long a stay is at least
 * @param astray for so long fixes elsewhere do not end a stay, if those after them are back
 * @param silence without a believable fix for longer, nothing is known
 * @param worst accuracy in metres beyond which a fix is not asked
 */
public record Stays(double radius, Duration shortest, Duration astray, Duration silence, double worst) {
    /** What suits trackers that report once a minute or more often. */
    public static final Stays USUAL =
            new Stays(100, Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(30), 100);

    private record Seen(Instant at, Position place) {}

    /** The stretches of the track in the order of time; none when no fix can be believed. The fixes may come in any order. */
    public List<Stretch> of(List<Fix> fixes) {
        List<Seen> seen = fixes.stream()
                .filter(fix -> fix.valid() && (fix.accuracy() == null || fix.accuracy() <= worst))
                .map(fix -> new Seen(fix.time(), new Position(fix.latitude(), fix.longitude())))
                .sorted(Comparator.comparing(Seen::at))
                .toList();
        List<Stretch> found = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= seen.size(); i++) {
            if (i == seen.size() || isSilent(seen.get(i - 1), seen.get(i))) {
                found.addAll(joined(unbroken(seen.subList(from, i))));
                if (i < seen.size()) {
                    found.add(new Stretch.Silence(
                            seen.get(i - 1).at(), seen.get(i).at()));
                }
                from = i;
            }
        }
        return List.copyOf(found);
    }

    private boolean isSilent(Seen one, Seen next) {
        return Duration.between(one.at, next.at).compareTo(silence) > 0;
    }

    /** A stay that begins with a fix, and the last fix that belongs to it. */
    private record Begun(double north, double east, int fixes, int last) {
        Position place() {
            return new Position(north / fixes, east / fixes);
        }
    }

    /** Fixes with no silence between them, as plain numbers: each is asked for every beginning some minutes before it. */
    private static final class Run {
        private final double[] latitude;
        private final double[] longitude;
        /** Since the first. */
        private final long[] nanos;

        Run(List<Seen> seen) {
            latitude =
                    seen.stream().mapToDouble(each -> each.place().latitude()).toArray();
            longitude =
                    seen.stream().mapToDouble(each -> each.place().longitude()).toArray();
            Instant first = seen.getFirst().at();
            nanos = seen.stream()
                    .mapToLong(each -> ChronoUnit.NANOS.between(first, each.at()))
                    .toArray();
        }
    }

    private List<Stretch> unbroken(List<Seen> seen) {
        var run = new Run(seen);
        List<Stretch> found = new ArrayList<>();
        int trip = 0;
        int i = 0;
        while (i < seen.size()) {
            Begun begun = from(run, i);
            Instant until = seen.get(begun.last).at();
            if (Duration.between(seen.get(i).at(), until).compareTo(shortest) < 0) {
                i++;
                continue;
            }
            if (trip < i) {
                found.add(trip(seen.subList(trip, i + 1)));
            }
            found.add(new Stretch.Stay(seen.get(i).at(), until, begun.place(), begun.fixes));
            trip = begun.last;
            i = begun.last + 1;
        }
        if (trip < seen.size() - 1) {
            found.add(trip(seen.subList(trip, seen.size())));
        }
        return found;
    }

    /** Metres of a degree. A stay is so small that they are the same all over it, and every fix asks for them. */
    private record Scale(double north, double east) {
        private static final double STEP = 0.001;

        static Scale at(Position place) {
            double latitude = place.latitude() > 0 ? place.latitude() - STEP : place.latitude() + STEP;
            double longitude = place.longitude() > 0 ? place.longitude() - STEP : place.longitude() + STEP;
            return new Scale(
                    place.distance(new Position(latitude, place.longitude())) / STEP,
                    place.distance(new Position(place.latitude(), longitude)) / STEP);
        }

        boolean within(double metres, double latitude, double longitude) {
            double shorter = Math.min(Math.abs(longitude), 360 - Math.abs(longitude));
            double up = latitude * north;
            double along = shorter * east;
            return up * up + along * along <= metres * metres;
        }
    }

    private Begun from(Run run, int first) {
        Scale scale = Scale.at(new Position(run.latitude[first], run.longitude[first]));
        double north = run.latitude[first];
        double east = run.longitude[first];
        int fixes = 1;
        int last = first;
        for (int i = first + 1; i < run.nanos.length; i++) {
            if (scale.within(radius, run.latitude[i] - north / fixes, run.longitude[i] - east / fixes)) {
                north += run.latitude[i];
                east += run.longitude[i];
                fixes++;
                last = i;
            } else if (run.nanos[i] - run.nanos[last] > astray.toNanos()) {
                break;
            }
        }
        return new Begun(north, east, fixes, last);
    }

    private static Stretch.Trip trip(List<Seen> seen) {
        double metres = 0;
        for (int i = 1; i < seen.size(); i++) {
            metres += seen.get(i - 1).place().distance(seen.get(i).place());
        }
        return new Stretch.Trip(seen.getFirst().at(), seen.getLast().at(), metres, seen.size());
    }

    /** Two stays at one place with hardly a way between them are one: a receiver in a house drifts now and then. */
    private List<Stretch> joined(List<Stretch> stretches) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : stretches) {
            joined.add(next);
            int size = joined.size();
            if (size >= 3
                    && joined.get(size - 3) instanceof Stretch.Stay before
                    && joined.get(size - 2) instanceof Stretch.Trip between
                    && next instanceof Stretch.Stay after
                    && isDrift(before, between, after)) {
                joined.subList(size - 3, size).clear();
                joined.add(both(before, after));
            }
        }
        return joined;
    }

    private boolean isDrift(Stretch.Stay before, Stretch.Trip between, Stretch.Stay after) {
        return before.place().distance(after.place()) <= radius
                && between.metres() <= 5 * radius
                && between.length().compareTo(silence) <= 0;
    }

    private static Stretch.Stay both(Stretch.Stay before, Stretch.Stay after) {
        int fixes = before.fixes() + after.fixes();
        double share = (double) after.fixes() / fixes;
        var place = new Position(
                before.place().latitude()
                        + share * (after.place().latitude() - before.place().latitude()),
                before.place().longitude()
                        + share * (after.place().longitude() - before.place().longitude()));
        return new Stretch.Stay(before.from(), after.until(), place, fixes);
    }
}
