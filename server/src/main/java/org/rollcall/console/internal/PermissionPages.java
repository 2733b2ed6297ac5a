package org.rollcall.console.internal;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.Page;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Permission;
import org.rollcall.location.PermissionId;
import org.rollcall.location.Permissions;
import org.rollcall.location.ZoneId;
import org.rollcall.location.Zones;
import org.rollcall.staff.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One-time permissions of one person: those that stand, a new one, and taking one back. */
@Controller
@RequestMapping("/console/participants/{id}/permissions")
final class PermissionPages {
    private final PersonDesk desk;
    private final Permissions permissions;
    private final Zones zones;

    PermissionPages(PersonDesk desk, Permissions permissions, Zones zones) {
        this.desk = desk;
        this.permissions = permissions;
        this.zones = zones;
    }

    @GetMapping
    Page all(@PathVariable UUID id, @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        return page(desk.open(id, purpose, "permissions"), "");
    }

    private Page page(OpenedPerson opened, String refused) {
        var by = opened.by().id().actor();
        var drawn = zones.of(by, opened.purpose(), opened.person().id());
        Map<ZoneId, String> names =
                drawn.stream().collect(Collectors.toMap(ParticipantZone::id, ParticipantZone::name));
        return Page.of("console/participant/permissions")
                .with("opened", opened)
                .with("zones", drawn)
                .with(
                        "lines",
                        permissions.of(by, opened.purpose(), opened.person().id()).stream()
                                .map(each -> PermissionLine.of(
                                        each, names, opened.person().zone()))
                                .toList())
                .with("refused", refused);
    }

    @PostMapping
    Object give(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam Permission.Reason reason,
            @RequestParam String from,
            @RequestParam String until) {
        OpenedPerson opened = desk.reach(id, purpose);
        try {
            permissions.give(
                    opened.by().id().actor(),
                    opened.person().id(),
                    new Permissions.NewPermission(
                            zone.isEmpty() ? null : new ZoneId(UUID.fromString(zone)),
                            reason,
                            Words.read(from, opened.person().zone()),
                            Words.read(until, opened.person().zone())));
            return "redirect:" + opened.address("/permissions");
        } catch (IllegalArgumentException e) {
            return page(opened, String.valueOf(e.getMessage())).status(HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{permission}/end")
    String takeBack(
            @PathVariable UUID id,
            @PathVariable UUID permission,
            @RequestParam(defaultValue = "SUPERVISION") Purpose purpose) {
        OpenedPerson opened = desk.reach(id, purpose);
        permissions.takeBack(opened.by().id().actor(), opened.person().id(), new PermissionId(permission));
        return "redirect:" + opened.address("/permissions");
    }
}
