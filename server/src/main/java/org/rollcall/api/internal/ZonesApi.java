package org.rollcall.api.internal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.ZoneId;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
import org.rollcall.location.Zones;
import org.rollcall.staff.Purpose;
import org.rollcall.track.zone.GeoJson;
import org.rollcall.track.zone.Kml;
import org.rollcall.track.zone.Position;
import org.rollcall.track.zone.Zone;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's inclusion and exclusion zones. */
@RestController
@RequestMapping("/api/participants/{id}/zones")
final class ZonesApi {
    /**
     * @param area GeoJSON (RFC 7946), or a Feature with a Point and a radius
     * @param kml KML 2.2 in place of the area
     * @param metres the radius of the KML's points and the width of its lines
     * @param zone IANA time zone of the schedule; the person's own where it is missing
     * @param bufferMetres how far beyond the edge is forgiven; 30 where it is missing
     * @param dwellSeconds how long fixes must agree; 60 where it is missing
     * @param aroundAddress whether the area is a circle around the address that is kept of the person
     * @param template given in place of everything else but the centre
     * @param centre of a template without a place of its own
     * @param version the one it was changed on; with a change alone
     */
    record ZoneEntered(
            @Nullable String name,
            Zone.@Nullable Kind kind,
            @Nullable JsonNode area,
            @Nullable String kml,
            @Nullable Double metres,
            @Nullable String schedule,
            @Nullable String zone,
            @Nullable Integer bufferMetres,
            @Nullable Integer dwellSeconds,
            @Nullable Boolean aroundAddress,
            @Nullable UUID template,
            @Nullable Centre centre,
            @Nullable Integer version) {
        boolean around() {
            return Boolean.TRUE.equals(aroundAddress);
        }

        Zones.NewZone checked(java.time.ZoneId persons) {
            return new Zones.NewZone(
                    Messages.needed("name", name),
                    Messages.needed("kind", kind),
                    kml == null ? Messages.needed("area", area).toString() : GeoJson.print(Kml.parse(kml, metres)),
                    schedule == null ? "" : schedule,
                    zone == null ? persons : Messages.zoneOf(zone),
                    ZoneTemplatesApi.grace(bufferMetres, dwellSeconds),
                    around(),
                    null);
        }
    }

    /** A point in degrees. */
    record Centre(@Nullable Double latitude, @Nullable Double longitude) {
        Position checked() {
            return new Position(
                    Messages.needed("centre.latitude", latitude), Messages.needed("centre.longitude", longitude));
        }
    }

    record ZoneKept(
            UUID id,
            int version,
            String name,
            Zone.Kind kind,
            JsonNode area,
            String schedule,
            String zone,
            int bufferMetres,
            long dwellSeconds,
            @Nullable String address,
            boolean shown,
            Instant applies) {
        static ZoneKept of(ParticipantZone kept) {
            return new ZoneKept(
                    kept.id().value(),
                    kept.version(),
                    kept.name(),
                    kept.kind(),
                    JsonMapper.shared().readTree(kept.geoJson()),
                    kept.schedule(),
                    kept.timeZone().getId(),
                    kept.grace().buffer(),
                    kept.grace().dwell().toSeconds(),
                    kept.address(),
                    kept.shown(),
                    kept.applies());
        }
    }

    private final Zones zones;
    private final ZoneTemplates templates;
    private final Reach reach;

    ZonesApi(Zones zones, ZoneTemplates templates, Reach reach) {
        this.zones = zones;
        this.templates = templates;
        this.reach = reach;
    }

    @GetMapping
    List<ZoneKept> all(@PathVariable UUID id, @RequestParam Purpose purpose) {
        Reached reached = reach.reach(id);
        return zones.of(reached.by(), purpose, reached.person().id()).stream()
                .map(ZoneKept::of)
                .toList();
    }

    @PostMapping
    ResponseEntity<ZoneKept> draw(@PathVariable UUID id, @RequestBody ZoneEntered entered) {
        Reached reached = reach.reach(id);
        ParticipantZone drawn = entered.template() == null
                ? zones.draw(
                        reached.by(),
                        reached.person().id(),
                        entered.checked(reached.person().zone()))
                : templates.give(
                        reached.by(),
                        new ZoneTemplateId(entered.template()),
                        reached.person().id(),
                        entered.centre() == null ? null : entered.centre().checked(),
                        entered.around());
        return ResponseEntity.created(URI.create(
                        "/api/participants/" + id + "/zones/" + drawn.id().value()))
                .body(ZoneKept.of(drawn));
    }

    @PutMapping("/{zone}")
    ZoneKept change(@PathVariable UUID id, @PathVariable UUID zone, @RequestBody ZoneEntered entered) {
        Reached reached = reach.reach(id);
        ParticipantZone theirs = zones.find(reached.person().id(), new ZoneId(zone));
        return ZoneKept.of(zones.change(
                reached.by(),
                theirs.id(),
                Messages.needed("version", entered.version()),
                entered.checked(theirs.timeZone())));
    }

    /**
     * @param shown whether the person sees where it lies
     * @param version the one that was read
     */
    record Shown(@Nullable Boolean shown, @Nullable Integer version) {}

    @PutMapping("/{zone}/shown")
    ZoneKept show(@PathVariable UUID id, @PathVariable UUID zone, @RequestBody Shown entered) {
        Reached reached = reach.reach(id);
        ParticipantZone theirs = zones.find(reached.person().id(), new ZoneId(zone));
        zones.show(
                reached.by(),
                theirs.id(),
                Messages.needed("version", entered.version()),
                Messages.needed("shown", entered.shown()));
        return ZoneKept.of(zones.find(theirs.id()).orElseThrow());
    }

    @DeleteMapping("/{zone}")
    ResponseEntity<Void> remove(@PathVariable UUID id, @PathVariable UUID zone, @RequestParam int version) {
        Reached reached = reach.reach(id);
        ParticipantZone theirs = zones.find(reached.person().id(), new ZoneId(zone));
        zones.remove(reached.by(), theirs.id(), version);
        return ResponseEntity.noContent().build();
    }
}
