package org.rollcall.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.identity.Identity;
import org.rollcall.identity.TemplateId;
import org.rollcall.identity.TemplateKind;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of issued and revoked templates. Callers hold the transaction. */
@Component
class IssuedTemplates {
    /** One template as it is stored. */
    record Sealed(TemplateId id, ParticipantId participant, TemplateKind kind, String model, byte[] sealed) {
        /** What the content is bound to: moved to another row it does not open. */
        String bound() {
            return bound(participant, id, model);
        }

        static String bound(ParticipantId participant, TemplateId id, String model) {
            return participant + "|" + id + "|" + model;
        }
    }

    private static final String IN_FORCE = """
            SELECT t.id, t.participant, t.kind, t.model, t.sealed FROM identity.template t
            WHERE t.participant = ? AND t.kind = ?
              AND NOT EXISTS (SELECT FROM identity.revocation r WHERE r.template = t.id)
            ORDER BY t.issued DESC LIMIT 1
            """;

    private static final String COHORT = """
            SELECT t.id, t.participant FROM identity.template t
            WHERE t.kind = 'VOICE' AND t.model = ? AND (t.language = ?) = ? AND t.participant <> ?
              AND NOT EXISTS (SELECT FROM identity.revocation r WHERE r.template = t.id)
            ORDER BY t.draw LIMIT ?
            """;

    private final JdbcClient jdbc;

    IssuedTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time change this person's templates. */
    void lock(ParticipantId participant) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param("identity:" + participant)
                .query(String.class)
                .optional();
    }

    void insert(Sealed template, String language, EvidenceId evidence, Instant at) {
        jdbc.sql("""
                INSERT INTO identity.template (id, participant, kind, model, language, evidence, sealed, draw, issued)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(template.id().value())
                .param(template.participant().value())
                .param(template.kind().name())
                .param(template.model())
                .param(language)
                .param(evidence.value())
                .param(template.sealed())
                .param(ThreadLocalRandom.current().nextLong())
                .param(Timestamp.from(at))
                .update();
    }

    /** Whether it was in force until now. */
    boolean revoke(TemplateId template, String reason, Instant at) {
        return jdbc.sql("""
                        INSERT INTO identity.revocation (template, reason, revoked) VALUES (?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(template.value(), reason, Timestamp.from(at))
                        .update()
                == 1;
    }

    Optional<Sealed> inForce(ParticipantId participant, TemplateKind kind) {
        return jdbc.sql(IN_FORCE)
                .params(participant.value(), kind.name())
                .query(IssuedTemplates::sealed)
                .optional();
    }

    boolean anyInForce(ParticipantId participant, TemplateKind kind) {
        return jdbc.sql("SELECT EXISTS (" + IN_FORCE + ")")
                .params(participant.value(), kind.name())
                .query(Boolean.class)
                .single();
    }

    Optional<Sealed> find(TemplateId id) {
        return jdbc.sql("SELECT t.id, t.participant, t.kind, t.model, t.sealed FROM identity.template t WHERE t.id = ?")
                .param(id.value())
                .query(IssuedTemplates::sealed)
                .optional();
    }

    /** A member of the cohort: whose template. */
    record Member(TemplateId template, ParticipantId participant) {}

    /** Voiceprints in force of other people who speak the language, or of those who do not, in the order drawn. */
    List<Member> others(ParticipantId without, String model, String language, boolean speaksIt, int most) {
        return jdbc.sql(COHORT)
                .params(model, language, speaksIt, without.value(), most)
                .query((row, n) -> new Member(
                        new TemplateId(row.getObject("id", UUID.class)),
                        new ParticipantId(row.getObject("participant", UUID.class))))
                .list();
    }

    List<Identity.Template> of(ParticipantId participant) {
        return jdbc.sql("""
                SELECT t.id, t.kind, t.model, t.evidence, t.issued, r.revoked FROM identity.template t
                LEFT JOIN identity.revocation r ON r.template = t.id
                WHERE t.participant = ? ORDER BY t.issued DESC
                """)
                .param(participant.value())
                .query((row, n) -> new Identity.Template(
                        new TemplateId(row.getObject("id", UUID.class)),
                        participant,
                        TemplateKind.valueOf(row.getString("kind")),
                        row.getString("model"),
                        new EvidenceId(row.getObject("evidence", UUID.class)),
                        row.getTimestamp("issued").toInstant(),
                        instant(row.getTimestamp("revoked"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Sealed sealed(ResultSet row, int n) throws SQLException {
        return new Sealed(
                new TemplateId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant", UUID.class)),
                TemplateKind.valueOf(row.getString("kind")),
                row.getString("model"),
                row.getBytes("sealed"));
    }
}
