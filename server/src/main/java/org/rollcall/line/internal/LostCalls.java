package org.rollcall.line.internal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.rollcall.line.CallRecordId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends the calls of processes that died. Each process says every few seconds that it lives; who has been silent for long
 * lives no more. By the database's clock, which all of them share.
 */
@Component
class LostCalls {
    private final CallRecords records;
    private final JdbcClient jdbc;
    private final Duration silence;

    LostCalls(
            CallRecords records, JdbcClient jdbc, @Value("${rollcall.line.process-dead-after:60s}") Duration silence) {
        this.records = records;
        this.jdbc = jdbc;
        this.silence = silence;
    }

    @Scheduled(fixedDelayString = "${rollcall.line.look-for-lost-calls:10s}")
    void look() {
        live();
        for (CallRecordId call : lost()) {
            records.lost(call);
        }
    }

    private void live() {
        jdbc.sql("INSERT INTO line.node (id, seen) VALUES (?, now()) ON CONFLICT (id) DO UPDATE SET seen = now()")
                .param(records.node())
                .update();
    }

    private List<CallRecordId> lost() {
        return jdbc.sql("""
                SELECT b.id FROM line.call_begun b
                WHERE b.node <> ?
                  AND NOT EXISTS (SELECT FROM line.call_ended e WHERE e.call = b.id)
                  AND NOT EXISTS (SELECT FROM line.node n
                                  WHERE n.id = b.node AND n.seen > now() - make_interval(secs => ?))
                  AND b.began > now() - interval '7 days'
                ORDER BY b.began LIMIT 1000
                """)
                .param(records.node())
                .param((double) silence.toMillis() / 1_000)
                .query((row, n) -> new CallRecordId(row.getObject(1, UUID.class)))
                .list();
    }
}
