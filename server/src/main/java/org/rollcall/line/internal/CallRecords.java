package org.rollcall.line.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.rollcall.journal.Action;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.rollcall.line.CallBegan;
import org.rollcall.line.CallEnded;
import org.rollcall.line.CallLost;
import org.rollcall.line.CallRecordId;
import org.rollcall.line.CallingNumber;
import org.rollcall.telephony.Call;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is known of each call, with its journal entry in the same transaction. */
@Component
class CallRecords {
    private static final Actor LINE = new Actor.Machine("line");
    private static final Action BEGAN = new Action("line.call_began");
    private static final Action ENDED = new Action("line.call_ended");
    private static final Action LOST = new Action("line.call_lost");
    private static final Action REFUSED = new Action("line.calls_refused");
    private static final Action DOWN = new Action("line.went_down");

    private final JdbcClient jdbc;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final UUID node = UUID.randomUUID();

    CallRecords(JdbcClient jdbc, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** This process, as the calls it has name it. */
    UUID node() {
        return node;
    }

    @Transactional
    CallRecordId begin(Call call, CallingNumber number) {
        return begin(call, number, "IN");
    }

    /** @param number whom the line called */
    @Transactional
    CallRecordId beginOutgoing(Call call, CallingNumber number) {
        return begin(call, number, "OUT");
    }

    private CallRecordId begin(Call call, CallingNumber number, String direction) {
        var id = new CallRecordId(UUID.randomUUID());
        Instant now = clock.instant();
        jdbc.sql("""
                INSERT INTO line.call_begun (id, direction, number_hash, asserted, verstat, attestation, began, node)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id.value())
                .param(direction)
                .param(
                        number.number() == null
                                ? null
                                : journal.keyedHash(number.number().e164()))
                .param(number.asserted())
                .param(call.caller().verstat().map(CallRecords::short64).orElse(null))
                .param(call.caller().attestation().map(CallRecords::short64).orElse(null))
                .param(Timestamp.from(now))
                .param(node)
                .update();
        journal.record(JournalEntry.of(LINE, BEGAN)
                .about(new Subject(Subject.Kind.CALL, id.value()))
                .with("asserted", number.asserted()));
        events.publishEvent(new CallBegan(id, now));
        return id;
    }

    @Transactional
    void end(CallRecordId id, Call call, String why) {
        Instant now = clock.instant();
        // Another process may have taken this one for dead while it only stood still.
        jdbc.sql("""
                INSERT INTO line.call_ended (call, why, packets_lost, ended) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(id.value(), why, call.packetsLost(), Timestamp.from(now))
                .update();
        journal.record(JournalEntry.of(LINE, ENDED)
                .about(new Subject(Subject.Kind.CALL, id.value()))
                .with("why", why));
        events.publishEvent(new CallEnded(id, now, why));
    }

    /** Ends a call whose process died; does nothing where another process did so. */
    @Transactional
    void lost(CallRecordId id) {
        Instant now = clock.instant();
        int ended = jdbc.sql("""
                INSERT INTO line.call_ended (call, why, packets_lost, ended) VALUES (?, 'process_died', 0, ?)
                ON CONFLICT DO NOTHING
                """).params(id.value(), Timestamp.from(now)).update();
        if (ended == 0) {
            return;
        }
        journal.record(JournalEntry.of(LINE, LOST).about(new Subject(Subject.Kind.CALL, id.value())));
        events.publishEvent(new CallEnded(id, now, "process_died"));
        events.publishEvent(new CallLost(id, now));
    }

    /** Many refusals are one entry, so that a flood of calls is no flood of entries. */
    @Transactional
    void refused(Map<String, Long> byReason) {
        JournalEntry entry = JournalEntry.of(LINE, REFUSED);
        for (var each : byReason.entrySet()) {
            entry = entry.with(each.getKey(), each.getValue());
        }
        journal.record(entry);
    }

    @Transactional
    void down(org.rollcall.line.LineDown down) {
        journal.record(JournalEntry.of(LINE, DOWN).with("from", down.from()).with("until", down.until()));
        events.publishEvent(down);
    }

    private static String short64(String text) {
        return text.length() <= 64 ? text : text.substring(0, 64);
    }
}
