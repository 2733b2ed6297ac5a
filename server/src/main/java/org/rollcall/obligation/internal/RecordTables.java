package org.rollcall.obligation.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.AttemptId;
import org.rollcall.obligation.ObligationId;
import org.rollcall.obligation.Outcome;
import org.rollcall.obligation.ReceiptNumber;
import org.rollcall.obligation.ReceiptStatement;
import org.rollcall.obligation.Way;
import org.rollcall.obligation.Window;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The append-only tables: attempts, receipts, decisions, extensions and outages. */
@Component
class RecordTables {
    private static final String ATTEMPT = """
            SELECT id, participant, obligation, way, at, finding, detail, comparison, evidence, receipt
            FROM obligation.attempt
            """;

    private final JdbcClient jdbc;

    RecordTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was written: false where the receipt number is taken. */
    boolean insert(Attempt a, Actor by, Instant now) {
        ObligationId obligation = a.obligation();
        return jdbc.sql("""
                INSERT INTO obligation.attempt (id, participant, obligation, way, at, finding, detail, comparison,
                    evidence, receipt, actor, recorded)
                VALUES (:id, :participant, :obligation, :way, :at, :finding, :detail, :comparison,
                    :evidence::uuid[], :receipt, :actor, :recorded)
                ON CONFLICT (receipt) DO NOTHING
                """)
                        .param("id", a.id().value())
                        .param("participant", a.participant().value())
                        .param("obligation", obligation == null ? null : obligation.value(), java.sql.Types.OTHER)
                        .param("way", a.way().name())
                        .param("at", Timestamp.from(a.at()))
                        .param("finding", Findings.word(a.finding()))
                        .param("detail", Findings.detail(a.finding()), java.sql.Types.VARCHAR)
                        .param("comparison", a.comparison(), java.sql.Types.OTHER)
                        .param(
                                "evidence",
                                a.evidence().stream().map(UUID::toString).toArray(String[]::new))
                        .param("receipt", a.receipt())
                        .param("actor", by.code())
                        .param("recorded", Timestamp.from(now))
                        .update()
                == 1;
    }

    Map<UUID, List<Try>> tries(List<UUID> obligations) {
        record Of(UUID obligation, Try one) {}
        return jdbc
                .sql("SELECT obligation, at, finding, detail FROM obligation.attempt"
                        + " WHERE obligation = ANY (:ids) ORDER BY at, id")
                .param("ids", obligations.toArray(UUID[]::new))
                .query((row, i) -> new Of(
                        row.getObject(1, UUID.class),
                        new Try(row.getTimestamp(2).toInstant(), Findings.of(row.getString(3), row.getString(4)))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::obligation, Collectors.mapping(Of::one, Collectors.toList())));
    }

    List<Attempt> attempts(ParticipantId participant, int most) {
        return jdbc.sql(ATTEMPT + "WHERE participant = :participant ORDER BY at DESC, id LIMIT :most")
                .param("participant", participant.value())
                .param("most", most)
                .query(RecordTables::attempt)
                .list();
    }

    Optional<Attempt> byReceipt(String receipt) {
        return jdbc.sql(ATTEMPT + "WHERE receipt = :receipt")
                .param("receipt", receipt)
                .query(RecordTables::attempt)
                .optional();
    }

    void receipt(ReceiptStatement statement) {
        jdbc.sql("INSERT INTO obligation.receipt (number, statement) VALUES (:number, :statement)")
                .param("number", statement.number().value())
                .param("statement", statement.text())
                .update();
    }

    /** What was signed. */
    Optional<String> receipt(ReceiptNumber number) {
        return jdbc.sql("SELECT statement FROM obligation.receipt WHERE number = :number")
                .param("number", number.value())
                .query(String.class)
                .optional();
    }

    void decision(Decision d) {
        Outcome outcome = d.outcome();
        jdbc.sql("""
                INSERT INTO obligation.decision (obligation, outcome, effective, recorded, actor, by_person, reason)
                VALUES (:obligation, :outcome, :effective, :recorded, :actor, :person, :reason)
                """)
                .param("obligation", d.obligation().value())
                .param("outcome", outcome == null ? null : outcome.name(), java.sql.Types.VARCHAR)
                .param("effective", Timestamp.from(d.effective()))
                .param("recorded", Timestamp.from(d.recorded()))
                .param("actor", d.by().code())
                .param("person", d.byPerson())
                .param("reason", d.reason())
                .update();
    }

    void extension(ObligationId obligation, Window window, Instant now) {
        jdbc.sql("INSERT INTO obligation.extension (obligation, closes, recorded) VALUES (:id, :closes, :now)")
                .param("id", obligation.value())
                .param("closes", Timestamp.from(window.closes()))
                .param("now", Timestamp.from(now))
                .update();
    }

    void outage(Actor by, Way way, Outage outage, String what) {
        jdbc.sql("""
                INSERT INTO obligation.outage (id, way, begins, ends, what, actor, recorded)
                VALUES (:id, :way, :begins, :ends, :what, :actor, :recorded)
                """)
                .param("id", UUID.randomUUID())
                .param("way", way.name())
                .param("begins", Timestamp.from(outage.from()))
                .param("ends", Timestamp.from(outage.until()))
                .param("what", what)
                .param("actor", by.code())
                .param("recorded", Timestamp.from(outage.recorded()))
                .update();
    }

    /** The outages of a way that end after {@code from}. */
    List<Outage> outages(Way way, Instant from) {
        return jdbc.sql("SELECT begins, ends, recorded FROM obligation.outage WHERE way = :way AND ends > :from")
                .param("way", way.name())
                .param("from", Timestamp.from(from))
                .query((row, i) -> new Outage(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        UUID obligation = row.getObject("obligation", UUID.class);
        @Nullable UUID comparison = row.getObject("comparison", UUID.class);
        Array evidence = row.getArray("evidence");
        return new Attempt(
                new AttemptId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                obligation == null ? null : new ObligationId(obligation),
                Way.valueOf(row.getString("way")),
                row.getTimestamp("at").toInstant(),
                Findings.of(row.getString("finding"), row.getString("detail")),
                comparison,
                List.of((UUID[]) evidence.getArray()),
                row.getString("receipt"));
    }
}
