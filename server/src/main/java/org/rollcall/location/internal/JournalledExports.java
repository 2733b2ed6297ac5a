package org.rollcall.location.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.location.Movements;
import org.rollcall.location.Placed;
import org.rollcall.location.TrackExports;
import org.rollcall.location.TrackFormat;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.rollcall.staff.Purpose;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports of movement histories; whoever is protected has none, except for themselves. */
@Service
class JournalledExports implements TrackExports {
    private static final Action EXPORTED = new Action("location.history_exported");
    private static final Action LEFT = new Action("location.history_left");

    private final Movements movements;
    private final Participants participants;
    private final CourtPapers papers;
    private final Journal journal;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    JournalledExports(
            Movements movements,
            Participants participants,
            CourtPapers papers,
            Journal journal,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.movements = movements;
        this.participants = participants;
        this.papers = papers;
        this.journal = journal;
        this.jdbc = jdbc;
        this.transaction = transaction;
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
        var counted = new Counted(passage.fixes());
        var writing = new Movements.Passage(person.id(), from, until, counted, passage.doubtful());
        return out -> {
            boolean whole = false;
            try {
                write(writing, format, out);
                whole = true;
            } finally {
                left(by, purpose, writing, counted.fixes + writing.doubtful().size(), whole);
            }
        };
    }

    private static void write(Movements.Passage passage, TrackFormat format, OutputStream out) throws IOException {
        switch (format) {
            case JSON -> JsonTrack.write(passage, out);
            case GEOJSON -> JsonTrack.writeGeoJson(passage, out);
            case GPX -> XmlTrack.writeGpx(passage, out);
            case KML -> XmlTrack.writeKml(passage, out);
            case CSV, PDF -> CsvTrack.write(passage, out);
        }
    }

    private static final class Counted implements Iterator<List<Placed>> {
        private final Iterator<List<Placed>> pieces;
        private int fixes;

        Counted(Iterator<List<Placed>> pieces) {
            this.pieces = pieces;
        }

        @Override
        public boolean hasNext() {
            return pieces.hasNext();
        }

        @Override
        public List<Placed> next() {
            List<Placed> piece = pieces.next();
            fixes += piece.size();
            return piece;
        }
    }

    /** That it left stands in the journal already; how much it was is known only now. */
    private void left(Actor by, Purpose purpose, Movements.Passage passage, int fixes, boolean whole) {
        transaction.executeWithoutResult(status -> {
            // The reader waits for this, and a power cut may take the number, not the fact.
            jdbc.execute("SET LOCAL synchronous_commit = off");
            journal.record(JournalEntry.of(by, LEFT)
                    .about(Subject.participant(passage.participant().value()))
                    .because(purpose.name())
                    .with("from", passage.from())
                    .with("until", passage.until())
                    .with("fixes", fixes)
                    .with("whole", whole));
        });
    }
}
