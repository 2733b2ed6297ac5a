package org.rollcall.identity.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.rollcall.evidence.StillNeeded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a template that stands was made of: a change of model makes a new one from it, and a reviewer looks at it. */
@Component
class TemplateEvidence implements StillNeeded {
    private final JdbcClient jdbc;

    TemplateEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Reason reason() {
        return Reason.TEMPLATE;
    }

    @Override
    public Set<UUID> among(Set<UUID> pieces) {
        return new HashSet<>(jdbc.sql("""
                SELECT t.evidence FROM identity.template t
                WHERE t.evidence = ANY (?)
                  AND NOT EXISTS (SELECT FROM identity.revocation r WHERE r.template = t.id)
                """)
                .param(pieces.toArray(new UUID[0]))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
    }
}
