package org.rollcall.checkin.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.rollcall.evidence.StillNeeded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person still has to look at. */
@Component
class ReviewedEvidence implements StillNeeded {
    private final JdbcClient jdbc;

    ReviewedEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reason reason() {
        return Reason.REVIEW;
    }

    @Override
    public Set<UUID> among(Set<UUID> pieces) {
        UUID[] asked = pieces.toArray(new UUID[0]);
        return new HashSet<>(jdbc.sql("""
                SELECT unnest(r.evidence) FROM checkin.review r
                WHERE r.evidence && ?
                  AND NOT EXISTS (SELECT FROM checkin.review_end e WHERE e.attempt = r.attempt)
                UNION
                SELECT u.kept FROM checkin.face_challenge_use u JOIN checkin.review r ON r.attempt = u.attempt
                WHERE u.kept = ANY (?)
                  AND NOT EXISTS (SELECT FROM checkin.review_end e WHERE e.attempt = r.attempt)
                """)
                .param(asked)
                .param(asked)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }
}
