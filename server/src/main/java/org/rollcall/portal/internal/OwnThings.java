package org.rollcall.portal.internal;

import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Zones;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.Obligation;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Obligations;
import org.rollcall.participant.Condition;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.request.About;
import org.springframework.stereotype.Component;

/** What a request may be about: things kept about the person who asks, and nobody else's. */
@Component
class OwnThings {
    private static final int LOOKED_THROUGH = 1000;

    private final Participants participants;
    private final Obligations obligations;
    private final Zones zones;
    private final JournalReader journal;

    OwnThings(Participants participants, Obligations obligations, Zones zones, JournalReader journal) {
        this.participants = participants;
        this.obligations = obligations;
        this.zones = zones;
        this.journal = journal;
    }

    /**
     * The thing, or null where none is named.
     *
     * @throws NoSuchElementException if it is not this person's
     */
    @Nullable
    About about(ParticipantId me, About.@Nullable Thing thing, String id) {
        if (thing == null) {
            return null;
        }
        var about = new About(thing, id);
        boolean mine = switch (thing) {
            case OBLIGATION -> obligation(me, id).isPresent();
            case CONDITION -> condition(me, id).isPresent();
            case RECEIPT -> attempt(me, id).isPresent();
            case ENTRY -> entry(me, id).isPresent();
            case ZONE -> zone(me, id).isPresent();
        };
        if (!mine) {
            throw new NoSuchElementException("There is nothing of yours by this number.");
        }
        return about;
    }

    /** What it is, as the person reads it. */
    String named(Participant person, About about, Texts texts) {
        ZoneId zone = person.zone();
        Optional<String> name = switch (about.thing()) {
            case OBLIGATION ->
                obligation(person.id(), about.id())
                        .map(o -> ExcusableLine.of(o, texts, zone).what());
            case CONDITION -> condition(person.id(), about.id()).map(c -> texts.say("technology." + c.technology()));
            case RECEIPT -> attempt(person.id(), about.id()).map(a -> texts.time(a.at(), zone) + " · " + a.receipt());
            case ENTRY ->
                entry(person.id(), about.id()).map(e -> {
                    LookedLine line = LookedLine.of(e, texts, zone);
                    return line.when() + " · " + line.who() + " · " + line.what();
                });
            case ZONE -> zone(person.id(), about.id()).map(ParticipantZone::name);
        };
        return name.orElse("");
    }

    private Optional<Obligation> obligation(ParticipantId me, String id) {
        return identifier(id)
                .flatMap(value -> obligations.find(new ObligationId(value)))
                .filter(o -> o.participant().equals(me));
    }

    private Optional<Condition> condition(ParticipantId me, String id) {
        return participants.conditions(me).stream()
                .filter(c -> c.id().toString().equals(id))
                .findFirst();
    }

    private Optional<Attempt> attempt(ParticipantId me, String receipt) {
        return obligations.byReceipt(receipt).filter(a -> a.participant().equals(me));
    }

    private Optional<JournalReader.Recorded> entry(ParticipantId me, String number) {
        return journal.about(Subject.participant(me.value()), LOOKED_THROUGH).stream()
                .filter(e -> Long.toString(e.number()).equals(number))
                .findFirst();
    }

    private Optional<ParticipantZone> zone(ParticipantId me, String id) {
        return identifier(id)
                .flatMap(value -> zones.find(new org.rollcall.location.ZoneId(value)))
                .filter(z -> z.participant().equals(me));
    }

    private static Optional<UUID> identifier(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
