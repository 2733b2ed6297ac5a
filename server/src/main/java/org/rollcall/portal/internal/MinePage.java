package org.rollcall.portal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rollcall.Page;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.Leaving;
import org.rollcall.evidence.Retention;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.Movements;
import org.rollcall.location.Permissions;
import org.rollcall.location.TrackerCommands;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Addresses;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantPrincipal;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Nothing is secret from the participant: what is kept, and who did or looked at what. */
@Controller
class MinePage {
    private static final int SHOWN = 200;

    private final Participants participants;
    private final Addresses addresses;
    private final AppTexts appTexts;
    private final Obligations obligations;
    private final Movements movements;
    private final TrackerCommands commands;
    private final Permissions permissions;
    private final JournalReader journal;
    private final Evidence evidence;
    private final Retention retention;
    private final Clock clock;

    MinePage(
            Participants participants,
            Addresses addresses,
            AppTexts appTexts,
            Obligations obligations,
            Movements movements,
            TrackerCommands commands,
            Permissions permissions,
            JournalReader journal,
            Evidence evidence,
            Retention retention,
            Clock clock) {
        this.participants = participants;
        this.addresses = addresses;
        this.appTexts = appTexts;
        this.obligations = obligations;
        this.movements = movements;
        this.commands = commands;
        this.permissions = permissions;
        this.journal = journal;
        this.evidence = evidence;
        this.retention = retention;
        this.clock = clock;
    }

    @GetMapping("/app/mine")
    Page mine(@AuthenticationPrincipal ParticipantPrincipal me) {
        Participant person = participants.find(me.id()).orElseThrow();
        Texts texts = appTexts.in(person.language());
        Instant now = clock.instant();
        List<ConditionLine> conditions = participants.conditions(person.id()).stream()
                .map(c -> line(c, texts, person))
                .toList();
        Map<EvidenceId, Leaving> leaving = retention.of(person.id().value());
        return Page.of("portal/mine")
                .with("placesKept", positionsKept(texts))
                .with("texts", texts)
                .with("person", person)
                .with(
                        "address",
                        addresses.of(person.id()).map(Addresses.Address::lines).orElse(null))
                .with("conditions", conditions)
                .with(
                        "attempts",
                        obligations.attempts(person.id(), SHOWN).stream()
                                .map(a -> DoneLine.of(a, texts, person.zone()))
                                .toList())
                .with("places", places(person, now))
                .with("told", told(person, texts))
                .with("permissions", permissions(person, texts))
                .with(
                        "evidence",
                        evidence.of(person.id().value()).stream()
                                .filter(label -> leaving.containsKey(label.id()))
                                .map(label -> EvidenceLine.of(
                                        label, Objects.requireNonNull(leaving.get(label.id())), texts, person.zone()))
                                .toList())
                .with(
                        "entries",
                        journal.about(Subject.participant(person.id().value()), SHOWN).stream()
                                .map(r -> LookedLine.of(r, texts, person.zone()))
                                .toList());
    }

    private List<ToldLine> told(Participant person, Texts texts) {
        var me = new Actor.Participant(person.id().value());
        return commands.of(me, Purpose.PARTICIPANT_REQUEST, person.id(), SHOWN).stream()
                .map(told -> ToldLine.of(told, texts, person.zone()))
                .toList();
    }

    private String positionsKept(Texts texts) {
        return movements
                .keptFor()
                .map(time -> texts.say("leaves.positions", time.toDays()))
                .orElseGet(() -> texts.say("leaves.positions_not_set"));
    }

    private List<PermissionLine> permissions(Participant person, Texts texts) {
        var me = new Actor.Participant(person.id().value());
        return permissions.of(me, Purpose.PARTICIPANT_REQUEST, person.id()).stream()
                .map(each -> PermissionLine.of(each, texts, person.zone()))
                .toList();
    }

    private int places(Participant person, Instant now) {
        var me = new Actor.Participant(person.id().value());
        return movements
                .history(me, Purpose.PARTICIPANT_REQUEST, person.id(), now.minus(Duration.ofDays(7)), now)
                .fixes()
                .size();
    }

    private static ConditionLine line(Condition condition, Texts texts, Participant person) {
        return new ConditionLine(
                condition.id().toString(),
                texts.say("technology." + condition.technology()),
                condition.authority(),
                condition.reason(),
                texts.time(condition.review(), person.zone()));
    }
}
