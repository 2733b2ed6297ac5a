package org.rollcall.location.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.CourtPaper;
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
        Movements.History history = movements.history(by, purpose, participant, from, until);
        journal.record(JournalEntry.of(by, EXPORTED)
                .about(Subject.participant(participant.value()))
                .because(purpose.name())
                .with("format", format)
                .with("from", from)
                .with("until", until)
                .with("fixes", history.fixes().size() + history.doubtful().size()));
        CourtPaper paper = format == TrackFormat.PDF ? papers.write(by, purpose, person, history) : null;
        return new Exported(history, format, paper);
    }

    @Override
    public void write(Exported exported, OutputStream out) throws IOException {
        switch (exported.format()) {
            case JSON -> JsonTrack.write(exported.history(), out);
            case GEOJSON -> JsonTrack.writeGeoJson(exported.history(), out);
            case GPX -> XmlTrack.writeGpx(exported.history(), out);
            case KML -> XmlTrack.writeKml(exported.history(), out);
            case CSV -> CsvTrack.write(exported.history(), out);
            case PDF ->
                Objects.requireNonNull(exported.paper(), "A paper is made when it is exported.")
                        .writeTo(out);
        }
    }
}
