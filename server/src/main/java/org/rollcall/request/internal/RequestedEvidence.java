package org.rollcall.request.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.rollcall.evidence.StillNeeded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent with a request that nobody has answered. */
@Component
class RequestedEvidence implements StillNeeded {
    private final JdbcClient jdbc;

    RequestedEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reason reason() {
        return Reason.REQUEST;
    }

    @Override
    public Set<UUID> among(Set<UUID> pieces) {
        return new HashSet<>(jdbc.sql("""
                SELECT p.piece FROM document.v_page p JOIN request.request r ON r.document = p.document
                WHERE p.piece = ANY (?)
                  AND NOT EXISTS (SELECT FROM request.answer a WHERE a.request = r.id)
                """)
                .param(pieces.toArray(new UUID[0]))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }
}
