package org.rollcall.location.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.SigningKey;
import org.rollcall.journal.Subject;
import org.rollcall.location.CourtKey;
import org.rollcall.location.CourtPaper;
import org.rollcall.location.CourtStatement;
import org.rollcall.location.DaySummary;
import org.rollcall.location.Movements;
import org.rollcall.location.ParticipantZone;
import org.rollcall.location.Zones;
import org.rollcall.obligation.Receipts;
import org.rollcall.participant.Participant;
import org.rollcall.staff.Purpose;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes and signs court papers, and keeps what was signed. */
@Component
class CourtPapers implements CourtKey {
    private static final Action WRITTEN = new Action("location.court_paper_written");
    private static final int MOST_FIXES = 150_000;
    private static final int MOST_CROSSINGS = 10_000;

    private final Zones zones;
    private final Receipts receipts;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;
    private final SigningKey key;

    CourtPapers(
            Zones zones,
            Receipts receipts,
            JdbcClient jdbc,
            Journal journal,
            Clock clock,
            @Value("${rollcall.keys:${rollcall.var:var}/keys}") Path keys) {
        this.zones = zones;
        this.receipts = receipts;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        key = SigningKey.in(keys, "court-paper");
    }

    @Override
    public String publicKey() {
        return key.publicKey();
    }

    /** The paper of a history just read, in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CourtPaper write(Actor by, Purpose purpose, Participant person, Movements.History history) {
        int fixes = history.fixes().size() + history.doubtful().size();
        if (fixes > MOST_FIXES) {
            throw new IllegalArgumentException("The period has " + fixes + " positions; a paper lists at most "
                    + MOST_FIXES + ". Choose a shorter period, or several.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        UUID paper = UUID.randomUUID();
        String reference = receipts.reference(person.id());
        List<ParticipantZone> drawn = zones.of(by, purpose, person.id());
        List<Zones.Crossed> crossed = zones.crossings(by, purpose, person.id(), MOST_CROSSINGS).stream()
                .filter(each -> !each.happened().isBefore(history.from())
                        && each.happened().isBefore(history.until()))
                .toList()
                .reversed();
        var text = new CourtText(
                paper, reference, person, purpose, by, now, history, DaySummary.of(history, drawn), crossed);
        byte[] pdf = pdf(text);
        CourtStatement statement =
                CourtStatement.signed(paper, reference, history.from(), history.until(), fixes, now, pdf, key::sign);
        keep(by, person, statement);
        journal.record(JournalEntry.of(by, WRITTEN)
                .about(Subject.participant(person.id().value()))
                .because(purpose.name())
                .with("paper", paper)
                .with("sha256", statement.sha256()));
        return new CourtPaper(pdf, statement);
    }

    private static byte[] pdf(CourtText text) {
        try (var sheet = new PaperSheet();
                var out = new ByteArrayOutputStream()) {
            text.write(sheet);
            sheet.document().save(out);
            if (out.size() == 0 || out.toByteArray()[out.size() - 1] != '\n') {
                out.write('\n');
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The paper could not be written.", e);
        }
    }

    private void keep(Actor by, Participant person, CourtStatement statement) {
        jdbc.sql("""
            INSERT INTO location.court_paper (paper, participant, actor, written, statement)
            VALUES (:paper, :person, :actor, :written, :statement)
            """)
                .param("paper", statement.paper())
                .param("person", person.id().value())
                .param("actor", by.code())
                .param("written", FixReader.bound(statement.written()))
                .param("statement", statement.text())
                .update();
    }
}
