package org.rollcall.console.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.ZoneGrace;
import org.rollcall.location.ZoneTemplate;
import org.rollcall.location.ZoneTemplate.Around;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
import org.rollcall.location.Zones;
import org.rollcall.track.zone.Circle;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Kml;
import org.rollcall.track.zone.Polygon;
import org.rollcall.track.zone.Position;
import org.rollcall.track.zone.Zone;
import org.springframework.web.multipart.MultipartFile;

/**
 * What an officer enters to draw a zone.
 *
 * @param points one place a line, latitude and longitude in degrees; three and more are corners, one is a centre
 * @param radius metres, for a centre; also for the points and, as their width, the lines of a KML file
 * @param file GeoJSON or KML in place of the points
 * @param buffer metres; null or blank for the usual ones
 * @param dwell minutes; null or blank for the usual one
 * @param around whether the centre is the person's address; null for no
 * @param template that the form was filled from; null for none
 */
public record ZoneForm(
        String name,
        String kind,
        String schedule,
        String points,
        String radius,
        @Nullable MultipartFile file,
        @Nullable String buffer,
        @Nullable String dwell,
        @Nullable Boolean around,
        @Nullable UUID template) {
    private static final int MOST_POINTS = 2_000;

    static ZoneForm empty() {
        return new ZoneForm("", Zone.Kind.INCLUSION.name(), "", "", "", null, null, null, null, null);
    }

    /** The form filled from a template, for the point to be set. */
    static ZoneForm from(ZoneTemplate template) {
        String measure = template.where() instanceof Around(double radius) ? plain(radius) : "";
        return new ZoneForm(
                template.name(),
                template.kind().name(),
                template.schedule(),
                "",
                measure,
                null,
                String.valueOf(template.grace().buffer()),
                String.valueOf(template.grace().dwell().toMinutes()),
                null,
                template.id().value());
    }

    static String plain(double metres) {
        return metres == Math.rint(metres) ? String.valueOf((long) metres) : String.valueOf(metres);
    }

    /** Whether the centre is the person's address. */
    public boolean aroundAddress() {
        return Boolean.TRUE.equals(around);
    }

    /** @throws IllegalArgumentException with a sentence that says what to enter instead */
    Zones.NewZone entered(ZoneId timeZone) {
        return new Zones.NewZone(
                name,
                chosenKind(),
                area(),
                schedule,
                timeZone,
                grace(),
                aroundAddress(),
                template == null ? null : new ZoneTemplateId(template));
    }

    /** As a template: corners or a file are a place, a radius alone is a circle. Throws as {@link #entered} does. */
    ZoneTemplates.NewTemplate asTemplate() {
        boolean circle = places().isEmpty() && (file == null || file.isEmpty());
        ZoneTemplate.Where where = circle ? new Around(metres()) : new ZoneTemplate.Place(area());
        return new ZoneTemplates.NewTemplate(name, chosenKind(), where, schedule, grace());
    }

    /** As a change of this template, which keeps its place where no other is entered. Throws as {@link #entered} does. */
    ZoneTemplates.NewTemplate changing(ZoneTemplate kept) {
        boolean empty = points.isBlank() && radius.isBlank() && (file == null || file.isEmpty());
        return empty && kept.where() instanceof ZoneTemplate.Place
                ? new ZoneTemplates.NewTemplate(name, chosenKind(), kept.where(), schedule, grace())
                : asTemplate();
    }

    private ZoneGrace grace() {
        return new ZoneGrace(
                number(buffer, ZoneGrace.USUAL.buffer(), "the buffer in whole metres, such as 30"),
                Duration.ofMinutes(number(
                        dwell, (int) ZoneGrace.USUAL.dwell().toMinutes(), "the dwell in whole minutes, such as 5")));
    }

    private static int number(@Nullable String written, int usual, String what) {
        try {
            return written == null || written.isBlank() ? usual : Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Enter " + what + ".", e);
        }
    }

    private Zone.Kind chosenKind() {
        if (!kind.equals("INCLUSION") && !kind.equals("EXCLUSION")) {
            throw new IllegalArgumentException("Choose whether the person stays inside the zone or outside.");
        }
        return Zone.Kind.valueOf(kind);
    }

    private String area() {
        if (file != null && !file.isEmpty()) {
            return uploaded(file);
        }
        List<Position> places = places();
        return switch (places.size()) {
            case 0 ->
                throw new IllegalArgumentException(
                        "Draw the zone on the map, or enter its corners, one a line: latitude, longitude.");
            case 1 -> GeoJson.print(new Circle(places.getFirst(), metres()));
            case 2 ->
                throw new IllegalArgumentException("An area has at least three corners; a circle has one centre.");
            default -> GeoJson.print(Polygon.of(places.toArray(Position[]::new)));
        };
    }

    /** The area of the file as GeoJSON; a file that begins as XML does is KML. */
    private String uploaded(MultipartFile sent) {
        try {
            String text = new String(sent.getBytes(), StandardCharsets.UTF_8).strip();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            Double measure = radius.isBlank() ? null : Double.valueOf(metres());
            return plain.startsWith("<") ? GeoJson.print(Kml.parse(plain, measure)) : plain;
        } catch (IOException e) {
            throw new IllegalArgumentException("The file could not be read. Choose it again.", e);
        }
    }

    private double metres() {
        try {
            return Double.parseDouble(radius.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("For a circle enter its radius in metres, such as 150.", e);
        }
    }

    private List<Position> places() {
        List<Position> places = new ArrayList<>();
        for (String line : points.split("\\R", MOST_POINTS + 1)) {
            if (!line.isBlank()) {
                places.add(place(line.strip()));
            }
        }
        if (places.size() > MOST_POINTS) {
            throw new IllegalArgumentException("A zone has at most " + MOST_POINTS + " corners.");
        }
        return places;
    }

    private static Position place(String line) {
        String[] parts = line.split("[,;\\s]+", 3);
        try {
            if (parts.length == 2) {
                return new Position(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw unreadable(line);
        }
        throw unreadable(line);
    }

    private static IllegalArgumentException unreadable(String line) {
        return new IllegalArgumentException(
                "“" + line + "” is not a place. Enter latitude and longitude in degrees, such as 29.7604, -95.3698.");
    }
}
