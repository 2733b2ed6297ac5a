package org.rollcall.location;

import java.util.Locale;

/** The forms in which a movement history leaves the house. */
public enum TrackFormat {
    /** An object with the lists {@code fixes} and {@code doubtful}; every field of every fix. */
    JSON("application/json"),
    /** RFC 7946: a Point for each fix, with its fields as properties; without a position the geometry is null. */
    GEOJSON("application/geo+json"),
    /** GPX 1.1: a track for each tracker, of the fixes that have a position. */
    GPX("application/gpx+xml"),
    /** KML 2.2 with Google's gx:Track: a track for each tracker, of the fixes that have a position. */
    KML("application/vnd.google-earth.kml+xml"),
    /** RFC 4180, with a line of names: every field of every fix. */
    CSV("text/csv;charset=UTF-8"),
    /** For a court: a {@link CourtPaper} with every fix, what the time came to, and a signature that verifies offline. */
    PDF("application/pdf");

    private final String mediaType;

    TrackFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As in a Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** The end of the name of such a file, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that name in either case. @throws IllegalArgumentException with a sentence that lists the names */
    public static TrackFormat named(String name) {
        for (TrackFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "There is no format “" + name + "”: choose json, geojson, gpx, kml, csv or pdf.");
    }
}
