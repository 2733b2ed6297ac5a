package org.rollcall.api.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.ZoneGrace;
import org.rollcall.location.ZoneTemplate;
import org.rollcall.location.ZoneTemplateId;
import org.rollcall.location.ZoneTemplates;
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

/** Zones entered once and given to many. */
@RestController
@RequestMapping("/api/zone-templates")
final class ZoneTemplatesApi {
    /**
     * @param area GeoJSON (RFC 7946), or a Feature with a Point and a radius; or else
     * @param radius metres, around a point that is set for each person
     * @param version the one it was changed on; with a change alone
     */
    record TemplateEntered(
            @Nullable String name,
            Zone.@Nullable Kind kind,
            @Nullable JsonNode area,
            @Nullable Double radius,
            @Nullable String schedule,
            @Nullable Integer bufferMetres,
            @Nullable Integer dwellSeconds,
            @Nullable Integer version) {
        ZoneTemplates.NewTemplate checked() {
            return new ZoneTemplates.NewTemplate(
                    Messages.needed("name", name),
                    Messages.needed("kind", kind),
                    where(),
                    schedule == null ? "" : schedule,
                    grace(bufferMetres, dwellSeconds));
        }

        private ZoneTemplate.Where where() {
            if ((area == null) == (radius == null)) {
                throw new IllegalArgumentException("Send either “area” or “radius”.");
            }
            return area == null
                    ? new ZoneTemplate.Around(Messages.needed("radius", radius))
                    : new ZoneTemplate.Place(area.toString());
        }
    }

    record TemplateKept(
            UUID id,
            int version,
            String name,
            Zone.Kind kind,
            @Nullable JsonNode area,
            @Nullable Double radius,
            String schedule,
            int bufferMetres,
            long dwellSeconds) {
        static TemplateKept of(ZoneTemplate kept) {
            return new TemplateKept(
                    kept.id().value(),
                    kept.version(),
                    kept.name(),
                    kept.kind(),
                    kept.where() instanceof ZoneTemplate.Place(String geoJson)
                            ? JsonMapper.shared().readTree(geoJson)
                            : null,
                    kept.where() instanceof ZoneTemplate.Around(double radius) ? radius : null,
                    kept.schedule(),
                    kept.grace().buffer(),
                    kept.grace().dwell().toSeconds());
        }
    }

    private final ZoneTemplates templates;
    private final Reach reach;

    ZoneTemplatesApi(ZoneTemplates templates, Reach reach) {
        this.templates = templates;
        this.reach = reach;
    }

    static ZoneGrace grace(@Nullable Integer metres, @Nullable Integer seconds) {
        return new ZoneGrace(
                metres == null ? ZoneGrace.USUAL.buffer() : metres,
                seconds == null ? ZoneGrace.USUAL.dwell() : Duration.ofSeconds(seconds));
    }

    @GetMapping
    List<TemplateKept> all() {
        return templates.all().stream().map(TemplateKept::of).toList();
    }

    @PostMapping
    ResponseEntity<TemplateKept> keep(@RequestBody TemplateEntered entered) {
        ZoneTemplate kept = templates.keep(reach.by(), entered.checked());
        return ResponseEntity.created(URI.create("/api/zone-templates/" + kept.id()))
                .body(TemplateKept.of(kept));
    }

    @PutMapping("/{template}")
    TemplateKept change(@PathVariable UUID template, @RequestBody TemplateEntered entered) {
        return TemplateKept.of(templates.change(
                reach.by(),
                new ZoneTemplateId(template),
                Messages.needed("version", entered.version()),
                entered.checked()));
    }

    @DeleteMapping("/{template}")
    ResponseEntity<Void> remove(@PathVariable UUID template, @RequestParam int version) {
        templates.remove(reach.by(), new ZoneTemplateId(template), version);
        return ResponseEntity.noContent().build();
    }
}
