package org.rollcall.obligation.internal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.SigningKey;
import org.rollcall.journal.Subject;
import org.rollcall.journal.VerifyingKey;
import org.rollcall.obligation.Attempt;
import org.rollcall.obligation.ReceiptNumber;
import org.rollcall.obligation.ReceiptStatement;
import org.rollcall.obligation.Receipts;
import org.rollcall.participant.Participant;
import org.rollcall.participant.ParticipantId;
import org.rollcall.participant.Participants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signs each attempt's receipt as it is recorded, with a key of its own, and keeps what was signed. */
@Component
class SignedReceipts implements Receipts {
    private static final int REFERENCE = 16;

    private final RecordTables records;
    private final Participants participants;
    private final Journal journal;
    private final SigningKey key;
    private final VerifyingKey verifying;

    SignedReceipts(
            RecordTables records,
            Participants participants,
            Journal journal,
            @Value("${rollcall.keys:${rollcall.var:var}/keys}") Path keys) {
        this.records = records;
        this.participants = participants;
        this.journal = journal;
        key = SigningKey.in(keys, "receipt");
        verifying = VerifyingKey.read(key.publicKey());
    }

    /** Signs the receipt of an attempt just recorded, in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void issue(Attempt attempt) {
        ZoneId zone =
                participants.find(attempt.participant()).map(Participant::zone).orElse(ZoneOffset.UTC);
        records.receipt(ReceiptStatement.signed(
                new ReceiptNumber(attempt.receipt()),
                reference(attempt.participant()),
                attempt.way(),
                ReceiptStatement.CameTo.of(attempt.finding()),
                attempt.at().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                key::sign));
    }

    @Override
    public Optional<ReceiptStatement> of(String number) {
        return ReceiptNumber.read(number).flatMap(records::receipt).flatMap(ReceiptStatement::read);
    }

    @Override
    @Transactional
    public Verdict verify(String held) {
        Optional<ReceiptStatement> statement = ReceiptStatement.read(held);
        if (statement.isPresent()) {
            return verify(statement.get());
        }
        Optional<Attempt> attempt = ReceiptNumber.read(held).flatMap(number -> records.byReceipt(number.value()));
        attempt.ifPresent(this::looked);
        return attempt.<Verdict>map(Verdict.Issued::new)
                .orElseGet(() -> saysToBeOurs(held) ? new Verdict.NotValid() : new Verdict.Unknown());
    }

    private Verdict verify(ReceiptStatement statement) {
        if (!statement.signedWith(verifying)) {
            return new Verdict.NotValid();
        }
        Optional<Attempt> attempt = records.byReceipt(statement.number().value());
        boolean issued = records.receipt(statement.number())
                .filter(statement.text()::equals)
                .isPresent();
        if (attempt.isEmpty() || !issued) {
            return new Verdict.Unknown();
        }
        looked(attempt.get());
        return new Verdict.Valid(statement);
    }

    /** A letter lost on the way makes a text unreadable: that is a changed receipt, not an unknown one. */
    private static boolean saysToBeOurs(String held) {
        return held.strip().toUpperCase(Locale.ROOT).startsWith("ROLLCALL");
    }

    private void looked(Attempt attempt) {
        journal.record(JournalEntry.of(new Actor.Unknown(), Actions.RECEIPT_VERIFIED)
                .about(Subject.participant(attempt.participant().value()))
                .about(new Subject(Subject.Kind.ATTEMPT, attempt.id().value())));
    }

    @Override
    public String reference(ParticipantId participant) {
        return journal.keyedHash("receipt/" + participant)
                .substring(0, REFERENCE)
                .toUpperCase(Locale.ROOT);
    }

    @Override
    public String publicKey() {
        return key.publicKey();
    }
}
