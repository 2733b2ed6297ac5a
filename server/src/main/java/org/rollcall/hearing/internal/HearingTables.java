package org.rollcall.hearing.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.hearing.Hearing;
import org.rollcall.hearing.HearingId;
import org.rollcall.hearing.Notice;
import org.rollcall.hearing.NoticeId;
import org.rollcall.journal.Actor;
import org.rollcall.obligation.ObligationId;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the schema {@code hearing}. */
@Component
class HearingTables {
    private static final String NOTICE = """
            SELECT n.id, n.participant, n.obligation, n.office, n.delivery, n.given, r.reported, r.notice_to_appear
            FROM hearing.notice n
            LEFT JOIN LATERAL (SELECT reported, notice_to_appear FROM hearing.report
                WHERE notice = n.id ORDER BY number DESC LIMIT 1) r ON true
            """;
    private static final String HEARING = """
            SELECT h.id, h.participant, h.obligation, h.court, h.kind, h.starts, h.zone, h.notice_proven, h.instead_of,
                a.appearance, a.source, a.recorded
            FROM hearing.hearing h
            LEFT JOIN LATERAL (SELECT appearance, source, recorded FROM hearing.appearance
                WHERE hearing = h.id ORDER BY number DESC LIMIT 1) a ON true
            """;

    private final JdbcClient jdbc;

    HearingTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Actor by, Notice notice, Instant now) {
        jdbc.sql("""
                INSERT INTO hearing.notice (id, participant, obligation, office, delivery, given, actor, recorded)
                VALUES (:id, :participant, :obligation, :office, :delivery, :given, :actor, :recorded)
                """)
                .param("id", notice.id().value())
                .param("participant", notice.participant().value())
                .param("obligation", notice.obligation().value())
                .param("office", notice.office())
                .param("delivery", notice.delivery().name())
                .param("given", Timestamp.from(notice.given()))
                .param("actor", by.code())
                .param("recorded", Timestamp.from(now))
                .update();
    }

    void insert(Actor by, NoticeId notice, Notice.Report report, Instant now) {
        jdbc.sql("""
                INSERT INTO hearing.report (notice, reported, notice_to_appear, actor, recorded)
                VALUES (:notice, :reported, :appear, :actor, :recorded)
                """)
                .param("notice", notice.value())
                .param("reported", Timestamp.from(report.at()))
                .param("appear", report.noticeToAppear())
                .param("actor", by.code())
                .param("recorded", Timestamp.from(now))
                .update();
    }

    void insert(Actor by, Hearing hearing, Instant now) {
        HearingId insteadOf = hearing.insteadOf();
        jdbc.sql("""
                INSERT INTO hearing.hearing (id, participant, obligation, court, kind, starts, zone, notice_proven,
                    instead_of, actor, recorded)
                VALUES (:id, :participant, :obligation, :court, :kind, :starts, :zone, :proven, :instead, :actor,
                    :recorded)
                """)
                .param("id", hearing.id().value())
                .param("participant", hearing.participant().value())
                .param("obligation", hearing.obligation().value())
                .param("court", hearing.court())
                .param("kind", hearing.kind().name())
                .param("starts", Timestamp.from(hearing.starts()))
                .param("zone", hearing.zone().getId())
                .param("proven", hearing.noticeProven())
                .param("instead", insteadOf == null ? null : insteadOf.value(), Types.OTHER)
                .param("actor", by.code())
                .param("recorded", Timestamp.from(now))
                .update();
    }

    void insert(Actor by, HearingId hearing, Hearing.Recorded recorded) {
        jdbc.sql("""
                INSERT INTO hearing.appearance (hearing, appearance, source, actor, recorded)
                VALUES (:hearing, :appearance, :source, :actor, :recorded)
                """)
                .param("hearing", hearing.value())
                .param("appearance", recorded.appearance().name())
                .param("source", recorded.source().name())
                .param("actor", by.code())
                .param("recorded", Timestamp.from(recorded.at()))
                .update();
    }

    Optional<Notice> notice(NoticeId id) {
        return jdbc.sql(NOTICE + "WHERE n.id = :id")
                .param("id", id.value())
                .query(HearingTables::notice)
                .optional();
    }

    Optional<Hearing> hearing(HearingId id) {
        return jdbc.sql(HEARING + "WHERE h.id = :id")
                .param("id", id.value())
                .query(HearingTables::hearing)
                .optional();
    }

    List<Notice> notices(ParticipantId participant, int most) {
        return jdbc.sql(NOTICE + "WHERE n.participant = :participant ORDER BY n.given DESC, n.id LIMIT :most")
                .param("participant", participant.value())
                .param("most", most)
                .query(HearingTables::notice)
                .list();
    }

    List<Hearing> hearings(ParticipantId participant, int most) {
        return jdbc.sql(HEARING + "WHERE h.participant = :participant ORDER BY h.starts DESC, h.id LIMIT :most")
                .param("participant", participant.value())
                .param("most", most)
                .query(HearingTables::hearing)
                .list();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        Timestamp reported = row.getTimestamp("reported");
        return new Notice(
                new NoticeId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                new ObligationId(row.getObject("obligation", UUID.class)),
                row.getString("office"),
                Notice.Delivery.valueOf(row.getString("delivery")),
                row.getTimestamp("given").toInstant(),
                reported == null ? null : new Notice.Report(reported.toInstant(), row.getBoolean("notice_to_appear")));
    }

    private static Hearing hearing(ResultSet row, int number) throws SQLException {
        UUID insteadOf = row.getObject("instead_of", UUID.class);
        String appearance = row.getString("appearance");
        return new Hearing(
                new HearingId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                new ObligationId(row.getObject("obligation", UUID.class)),
                row.getString("court"),
                Hearing.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("starts").toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("notice_proven"),
                insteadOf == null ? null : new HearingId(insteadOf),
                appearance == null
                        ? null
                        : new Hearing.Recorded(
                                Hearing.Appearance.valueOf(appearance),
                                Hearing.Source.valueOf(row.getString("source")),
                                row.getTimestamp("recorded").toInstant()));
    }
}
