package org.rollcall.identity.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.identity.Compared;
import org.rollcall.identity.ComparisonId;
import org.rollcall.identity.TemplateId;
import org.rollcall.identity.TemplateKind;
import org.rollcall.participant.ParticipantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of comparisons. Callers hold the transaction. */
@Component
class Comparisons {
    /** What a comparison rests on beside its result. */
    record Basis(
            ParticipantId participant,
            @Nullable TemplateId template,
            TemplateKind kind,
            Map<String, Double> quality,
            int cohort) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient jdbc;

    Comparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Compared compared, Basis basis, Instant at) {
        TemplateId template = basis.template();
        jdbc.sql("""
                INSERT INTO identity.comparison (id, participant, template, kind, result, score, false_match_rate,
                    reasons, quality, model, cohort, compared)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """)
                .param(compared.id().value())
                .param(basis.participant().value())
                .param(template == null ? null : template.value())
                .param(basis.kind().name())
                .param(compared.result().name())
                .param(compared.score())
                .param(compared.falseMatchRate())
                .param(compared.reasons().toArray(new String[0]))
                .param(JSON.writeValueAsString(new TreeMap<>(basis.quality())))
                .param(compared.model())
                .param(basis.cohort())
                .param(Timestamp.from(at))
                .update();
    }

    Compared find(ComparisonId id) {
        return jdbc.sql("""
                SELECT id, result, score, false_match_rate, reasons, model FROM identity.comparison WHERE id = ?
                """)
                .param(id.value())
                .query(Comparisons::compared)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no comparison " + id + "."));
    }

    Map<String, Double> quality(ComparisonId id) {
        String json = jdbc.sql("SELECT quality::text FROM identity.comparison WHERE id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no comparison " + id + "."));
        return JSON.readValue(json, new TypeReference<TreeMap<String, Double>>() {});
    }

    private static Compared compared(ResultSet row, int n) throws SQLException {
        Array reasons = row.getArray("reasons");
        return new Compared(
                new ComparisonId(row.getObject("id", UUID.class)),
                Compared.Result.valueOf(row.getString("result")),
                (Double) row.getObject("score"),
                (Double) row.getObject("false_match_rate"),
                List.of((String[]) reasons.getArray()),
                row.getString("model"));
    }
}
