package org.rollcall.console.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.ZoneGrace;
import org.rollcall.location.ZoneTemplate;
import org.rollcall.location.ZoneTemplate.Around;
import org.rollcall.location.ZoneTemplate.Place;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
import org.rollcall.location.Zones;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Kml;
import org.rollcall.track.zone.Zone;
import org.springframework.web.multipart.MultipartFile;

/**
 * What an officer enters to draw a zone.
 *
 * @param shape as which the points are taken; null for an area
 * @param points see {@link DrawnArea}
 * @param metres a circle's radius, a corridor's width; also for the points and the lines of a KML file
 * @param file GeoJSON or KML in place of the points
 * @param buffer metres; null or blank for the usual ones
 * @param dwell minutes, or minutes and seconds as 1:30; null or blank for the usual one
 * @param around whether the centre is the person's address; null for no
 * @param template that the form was filled from; null for none
 */
public record ZoneForm(
        String name,
        String kind,
        String schedule,
        @Nullable ZoneShape shape,
        String points,
        String metres,
        @Nullable MultipartFile file,
        @Nullable String buffer,
        @Nullable String dwell,
        @Nullable Boolean around,
        @Nullable UUID template) {
    private static final Pattern DWELL = Pattern.compile("(\\d{1,4})(?::([0-5]\\d))?");

    static ZoneForm empty() {
        return new ZoneForm("", Zone.Kind.INCLUSION.name(), "", ZoneShape.AREA, "", "", null, null, null, null, null);
    }

    /** The form filled from a template, for what is another for each person to be set. */
    static ZoneForm from(ZoneTemplate template) {
        DrawnArea area = switch (template.where()) {
            case Around(double radius) -> new DrawnArea(ZoneShape.CIRCLE, "", DrawnArea.plain(radius));
            case Place(String geoJson) -> drawn(geoJson);
        };
        return new ZoneForm(
                template.name(),
                template.kind().name(),
                template.schedule(),
                area.shape(),
                area.points(),
                area.metres(),
                null,
                String.valueOf(template.grace().buffer()),
                written(template.grace().dwell()),
                null,
                template.id().value());
    }

    /**
     * The form filled from a zone, to change it.
     *
     * @param address that is kept of the person now; null for none
     */
    static ZoneForm from(ParticipantZone zone, @Nullable String address) {
        DrawnArea area = drawn(zone.geoJson());
        return new ZoneForm(
                zone.name(),
                zone.kind().name(),
                zone.schedule(),
                area.shape(),
                area.points(),
                area.metres(),
                null,
                String.valueOf(zone.grace().buffer()),
                written(zone.grace().dwell()),
                zone.address() != null && zone.address().equals(address),
                null);
    }

    private static DrawnArea drawn(String geoJson) {
        return DrawnArea.of(geoJson).orElse(new DrawnArea(ZoneShape.AREA, "", ""));
    }

    private static String written(Duration dwell) {
        int seconds = dwell.toSecondsPart();
        return dwell.toMinutes() + (seconds == 0 ? "" : ":%02d".formatted(seconds));
    }

    /** Whether the points are taken so. */
    public boolean is(ZoneShape each) {
        return each == drawn().shape();
    }

    private DrawnArea drawn() {
        return new DrawnArea(shape == null ? ZoneShape.AREA : shape, points, metres);
    }

    /** Whether the centre is the person's address. */
    public boolean aroundAddress() {
        return Boolean.TRUE.equals(around);
    }

    /** @throws IllegalArgumentException with a sentence that says what to enter instead */
    Zones.NewZone entered(ZoneId timeZone) {
        return zone(area(), timeZone);
    }

    /** As a change of this zone, which goes on running by its own clock. Throws as {@link #entered} does. */
    Zones.NewZone changing(ParticipantZone kept) {
        return zone(leaves(kept.geoJson()) ? kept.geoJson() : area(), kept.timeZone());
    }

    private Zones.NewZone zone(String geoJson, ZoneId timeZone) {
        return new Zones.NewZone(
                name,
                chosenKind(),
                geoJson,
                schedule,
                timeZone,
                grace(),
                aroundAddress(),
                template == null ? null : new ZoneTemplateId(template));
    }

    /** As a template: a circle without a centre is one around another point for each. Throws as {@link #entered} does. */
    ZoneTemplates.NewTemplate asTemplate() {
        boolean centreless = is(ZoneShape.CIRCLE) && points.isBlank() && upload().isEmpty();
        return template(centreless ? new Around(drawn().number()) : new Place(area()));
    }

    /** As a change of this template. Throws as {@link #entered} does. */
    ZoneTemplates.NewTemplate changing(ZoneTemplate kept) {
        return kept.where() instanceof Place(String geoJson) && leaves(geoJson) ? template(kept.where()) : asTemplate();
    }

    private ZoneTemplates.NewTemplate template(ZoneTemplate.Where where) {
        return new ZoneTemplates.NewTemplate(name, chosenKind(), where, schedule, grace());
    }

    /** Whether an area that the form could not hold stays as it is: nothing was entered in its place. */
    private boolean leaves(String geoJson) {
        return is(ZoneShape.AREA)
                && points.isBlank()
                && upload().isEmpty()
                && DrawnArea.of(geoJson).isEmpty();
    }

    private ZoneGrace grace() {
        return new ZoneGrace(bufferMetres(), dwellTime());
    }

    private int bufferMetres() {
        try {
            return buffer == null || buffer.isBlank() ? ZoneGrace.USUAL.buffer() : Integer.parseInt(buffer.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Enter the buffer in whole metres, such as 30.", e);
        }
    }

    private Duration dwellTime() {
        if (dwell == null || dwell.isBlank()) {
            return ZoneGrace.USUAL.dwell();
        }
        Matcher read = DWELL.matcher(dwell.strip());
        if (!read.matches()) {
            throw new IllegalArgumentException(
                    "Enter the dwell in minutes, such as 5, or in minutes and seconds, such as 1:30.");
        }
        String seconds = read.group(2);
        return Duration.ofMinutes(Long.parseLong(read.group(1)))
                .plusSeconds(seconds == null ? 0 : Long.parseLong(seconds));
    }

    private Zone.Kind chosenKind() {
        if (!kind.equals("INCLUSION") && !kind.equals("EXCLUSION")) {
            throw new IllegalArgumentException("Choose whether the person stays inside the zone or outside.");
        }
        return Zone.Kind.valueOf(kind);
    }

    private String area() {
        return upload().map(this::uploaded).orElseGet(() -> GeoJson.print(drawn().area()));
    }

    private Optional<MultipartFile> upload() {
        return Optional.ofNullable(file).filter(sent -> !sent.isEmpty());
    }

    /** The area of the file as GeoJSON; a file that begins as XML does is KML. */
    private String uploaded(MultipartFile sent) {
        try {
            String text = new String(sent.getBytes(), StandardCharsets.UTF_8).strip();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            Double measure = metres.isBlank() ? null : Double.valueOf(drawn().number());
            return plain.startsWith("<") ? GeoJson.print(Kml.parse(plain, measure)) : plain;
        } catch (IOException e) {
            throw new IllegalArgumentException("The file could not be read. Choose it again.", e);
        }
    }
}
