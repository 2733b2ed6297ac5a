package org.rollcall.location.internal;

import java.time.Instant;
import java.util.NoSuchElementException;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.Movements;
import org.rollcall.location.TrackExports;
import org.rollcall.location.TrackFormat;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Exports of movement histories; whoever is protected has none, except for themselves. */
@Service
class JournalledExports implements TrackExports {
    private static final Action EXPORTED = new Action("location.history_exported");

    private final Movements movements;
    private final Participants participants;
    private final CourtPapers papers;
    private final Journal journal;

    JournalledExports(Movements movements, Participants participants, CourtPapers papers, Journal journal) {
        this.movements = movements;
        this.participants = participants;
        this.papers = papers;
        this.journal = journal;
    }

    @Override
    @Transactional
    public Exported export(
            Actor by, Purpose purpose, ParticipantId participant, Instant from, Instant until, TrackFormat format) {
        Participant person = participants
                .find(participant)
                .orElseThrow(() -> new NoSuchElementException("There is no such person."));
        if (person.protectedPerson() && !(by instanceof Actor.Participant)) {
            throw new IllegalStateException(
                    "A protection flag stands on this person: their movement history is not exported.");
        }
        Content content = content(by, purpose, person, from, until, format);
        journal.record(JournalEntry.of(by, EXPORTED)
                .about(Subject.participant(participant.value()))
                .because(purpose.name())
                .with("format", format)
                .with("from", from)
                .with("until", until));
        String name = "track-" + participant.toString().substring(0, 8) + "-"
                + from.toString().substring(0, 10) + "." + format.ending();
        return new Exported(name, format, content);
    }

    private Content content(
            Actor by, Purpose purpose, Participant person, Instant from, Instant until, TrackFormat format) {
        if (format == TrackFormat.PDF) {
            return papers.write(by, purpose, person, movements.history(by, purpose, person.id(), from, until))::writeTo;
        }
        Movements.Passage passage = movements.pass(by, purpose, person.id(), from, until);
        return switch (format) {
            case JSON -> out -> JsonTrack.write(passage, out);
            case GEOJSON -> out -> JsonTrack.writeGeoJson(passage, out);
            case GPX -> out -> XmlTrack.writeGpx(passage, out);
            case KML -> out -> XmlTrack.writeKml(passage, out);
            case CSV, PDF -> out -> CsvTrack.write(passage, out);
        };
    }
}
