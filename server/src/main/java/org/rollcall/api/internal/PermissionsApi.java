package org.rollcall.api.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.api.internal.Reach.Reached;
import org.rollcall.location.Permission;
import org.rollcall.location.PermissionId;
import org.rollcall.location.Permissions;
import org.rollcall.location.ZoneId;
import org.rollcall.staff.Purpose;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One-time permissions to be where a zone does not let a person. */
@RestController
@RequestMapping("/api/participants/{id}/permissions")
final class PermissionsApi {
    /** @param zone the zone it is for; all of theirs where it is missing */
    record Entered(
            @Nullable UUID zone,
            Permission.@Nullable Reason reason,
            @Nullable Instant from,
            @Nullable Instant until) {}

    record Kept(
            UUID id,
            @Nullable UUID zone,
            Permission.Reason reason,
            Instant from,
            Instant until,
            Instant given,
            UUID officer,
            @Nullable Instant ended) {
        static Kept of(Permission kept) {
            return new Kept(
                    kept.id().value(),
                    kept.zone() == null ? null : kept.zone().value(),
                    kept.reason(),
                    kept.from(),
                    kept.until(),
                    kept.given(),
                    kept.officer(),
                    kept.ended());
        }
    }

    private final Permissions permissions;
    private final Reach reach;

    PermissionsApi(Permissions permissions, Reach reach) {
        this.permissions = permissions;
        this.reach = reach;
    }

    @GetMapping
    List<Kept> all(@PathVariable UUID id, @RequestParam Purpose purpose) {
        Reached reached = reach.reach(id);
        return permissions.of(reached.by(), purpose, reached.person().id()).stream()
                .map(Kept::of)
                .toList();
    }

    @PostMapping
    ResponseEntity<Kept> give(@PathVariable UUID id, @RequestBody Entered entered) {
        Reached reached = reach.reach(id);
        UUID zone = entered.zone();
        var wanted = new Permissions.NewPermission(
                zone == null ? null : new ZoneId(zone),
                Messages.needed("reason", entered.reason()),
                Messages.needed("from", entered.from()),
                Messages.needed("until", entered.until()));
        return ResponseEntity.status(201)
                .body(Kept.of(permissions.give(reached.by(), reached.person().id(), wanted)));
    }

    @DeleteMapping("/{permission}")
    ResponseEntity<Void> takeBack(@PathVariable UUID id, @PathVariable UUID permission) {
        Reached reached = reach.reach(id);
        permissions.takeBack(reached.by(), reached.person().id(), new PermissionId(permission));
        return ResponseEntity.noContent().build();
    }
}
