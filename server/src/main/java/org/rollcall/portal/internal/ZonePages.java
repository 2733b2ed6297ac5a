package org.rollcall.portal.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.rollcall.Page;
import org.rollcall.journal.Actor;
import org.rollcall.location.OwnZone;
import org.rollcall.location.Permission;
import org.rollcall.location.Permissions;
import org.rollcall.location.Presences;
import org.rollcall.location.Zones;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The zones by which a person's tracker is judged, in plain words, and where they may be for once. */
@Controller
class ZonePages {
    private final Participants participants;
    private final AppTexts appTexts;
    private final Zones zones;
    private final Presences presences;
    private final Permissions permissions;
    private final Clock clock;

    ZonePages(
            Participants participants,
            AppTexts appTexts,
            Zones zones,
            Presences presences,
            Permissions permissions,
            Clock clock) {
        this.participants = participants;
        this.appTexts = appTexts;
        this.zones = zones;
        this.presences = presences;
        this.permissions = permissions;
        this.clock = clock;
    }

    @GetMapping("/app/zones")
    Page zones(@AuthenticationPrincipal ParticipantPrincipal me) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        Instant now = clock.instant();
        List<Permission> coming = coming(person, now);
        List<OwnZone> versions = zones.own(person.id());
        return Page.of("portal/zones")
                .with("texts", texts)
                .with(
                        "zones",
                        versions.stream()
                                .filter(OwnZone::stands)
                                .map(zone ->
                                        ZoneLine.of(zone, began(zone, versions), person.zone(), coming, texts, now))
                                .toList())
                .with("presences", versions.isEmpty() ? List.of() : presences(person, texts));
    }

    private List<PresenceLine> presences(Participant person, Texts texts) {
        var me = new Actor.Participant(person.id().value());
        return presences.of(me, Purpose.PARTICIPANT_REQUEST, person.id()).stream()
                .map(each -> PresenceLine.of(each, texts, person.zone()))
                .toList();
    }

    /** Of all its versions. */
    private static Instant began(OwnZone zone, List<OwnZone> versions) {
        return versions.stream()
                .filter(each -> each.id().equals(zone.id()))
                .map(OwnZone::from)
                .min(Instant::compareTo)
                .orElse(zone.from());
    }

    private List<Permission> coming(Participant person, Instant now) {
        var me = new Actor.Participant(person.id().value());
        return permissions.of(me, Purpose.PARTICIPANT_REQUEST, person.id()).stream()
                .filter(each -> each.ended() == null && each.until().isAfter(now))
                .toList()
                .reversed();
    }
}
