package org.rollcall.request.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.document.DocumentId;
import org.rollcall.participant.ParticipantId;
import org.rollcall.request.About;
import org.rollcall.request.Request;
import org.rollcall.request.RequestId;
import org.rollcall.request.RequestKind;
import org.rollcall.staff.OfficerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests, answers and what was seen of them. */
@Component
class RequestTable {
    private static final String SELECT = """
            SELECT r.id, r.participant, r.kind, r.about_thing, r.about_id, r.words, r.document, r.made, r.answer_by,
                a.officer, a.at, a.result, a.words AS answer_words
            FROM request.request r LEFT JOIN request.answer a ON a.request = r.id
            """;

    private final JdbcClient jdbc;

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One request of a person after the other, so that two that arrive at once are seen as one. */
    void lock(ParticipantId participant) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "request/" + participant)
                .query((row, n) -> participant)
                .single();
    }

    void insert(Request request) {
        About about = request.about();
        DocumentId document = request.document();
        jdbc.sql("""
                INSERT INTO request.request (id, participant, kind, about_thing, about_id, words, document,
                    made, answer_by)
                VALUES (:id, :participant, :kind, :thing, :about, :words, :document, :made, :by)
                """)
                .param("id", request.id().value())
                .param("participant", request.participant().value())
                .param("kind", request.kind().name())
                .param("thing", about == null ? null : about.thing().name(), Types.VARCHAR)
                .param("about", about == null ? null : about.id(), Types.VARCHAR)
                .param("words", request.words())
                .param("document", document == null ? null : document.value(), Types.OTHER)
                .param("made", Timestamp.from(request.made()))
                .param("by", Timestamp.from(request.answerBy()))
                .update();
    }

    /** False if another answer was there first. */
    boolean answer(RequestId request, Request.Answer answer) {
        return jdbc.sql("""
                        INSERT INTO request.answer (request, officer, at, result, words)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                request.value(),
                                answer.by().value(),
                                Timestamp.from(answer.at()),
                                answer.result().name(),
                                answer.words())
                        .update()
                > 0;
    }

    Optional<Request> find(RequestId request) {
        return jdbc.sql(SELECT + "WHERE r.id = ?")
                .param(request.value())
                .query(RequestTable::request)
                .optional();
    }

    List<Request> of(ParticipantId participant, int most) {
        return jdbc.sql(SELECT + "WHERE r.participant = ? ORDER BY r.made DESC, r.id LIMIT ?")
                .params(participant.value(), most)
                .query(RequestTable::request)
                .list();
    }

    List<Request> open(ParticipantId participant) {
        return jdbc.sql(SELECT + "WHERE r.participant = ? AND a.request IS NULL")
                .param(participant.value())
                .query(RequestTable::request)
                .list();
    }

    List<Request> open(@Nullable String area, int most) {
        return jdbc.sql(SELECT + """
                WHERE a.request IS NULL AND (:area::text IS NULL OR EXISTS (SELECT FROM participant.v_enrolment e
                    WHERE e.person = r.participant AND e.closed IS NULL AND e.area = :area))
                ORDER BY r.answer_by, r.id LIMIT :most
                """)
                .param("area", area, Types.VARCHAR)
                .param("most", most)
                .query(RequestTable::request)
                .list();
    }

    List<RequestId> unseen(ParticipantId participant) {
        return jdbc.sql("""
                SELECT r.id FROM request.request r JOIN request.answer a ON a.request = r.id
                WHERE r.participant = ? AND NOT EXISTS (SELECT FROM request.seen s WHERE s.request = r.id)
                """)
                .param(participant.value())
                .query((row, n) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }

    void seen(RequestId request, Instant at) {
        jdbc.sql("INSERT INTO request.seen (request, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(request.value(), Timestamp.from(at))
                .update();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                new RequestId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                RequestKind.valueOf(row.getString("kind")),
                about(row.getString("about_thing"), row.getString("about_id")),
                row.getString("words"),
                document(row.getObject("document", UUID.class)),
                row.getTimestamp("made").toInstant(),
                row.getTimestamp("answer_by").toInstant(),
                answer(row));
    }

    private static @Nullable DocumentId document(@Nullable UUID id) {
        return id == null ? null : new DocumentId(id);
    }

    private static @Nullable About about(@Nullable String thing, @Nullable String id) {
        return thing == null || id == null ? null : new About(About.Thing.valueOf(thing), id);
    }

    private static Request.@Nullable Answer answer(ResultSet row) throws SQLException {
        UUID officer = row.getObject("officer", UUID.class);
        return officer == null
                ? null
                : new Request.Answer(
                        new OfficerId(officer),
                        row.getTimestamp("at").toInstant(),
                        Request.Result.valueOf(row.getString("result")),
                        row.getString("answer_words"));
    }
}
