package org.rollcall.document.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.evidence.EvidenceRemoved;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the pages scanned that were kept while the scanner could not be reached, or before there was one. */
@Component
class WaitingScans {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingScans.class);
    private static final Actor SCANNER = new Actor.Machine("document-scan");
    private static final String PURPOSE = "DOCUMENT_SCAN";
    private static final int AT_ONCE = 1000;

    private static final Duration PAUSE = Duration.ofHours(1);

    private final DocumentTable table;
    private final Optional<Clamd> scanner;
    private final Evidence evidence;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<EvidenceId, Instant> notBefore = new ConcurrentHashMap<>();

    WaitingScans(
            DocumentTable table,
            DocumentSettings settings,
            Evidence evidence,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.scanner = settings.scanner();
        this.evidence = evidence;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${rollcall.documents.scan-again:PT1M}", initialDelayString = "PT1M")
    void run() {
        if (scanner.isPresent() && answers(scanner.get())) {
            table.waiting(AT_ONCE).forEach(waiting -> tryToScan(scanner.get(), waiting));
        }
    }

    /** Asked before any page is read, so that a daemon that is away leaves no read in anybody's journal. */
    private static boolean answers(Clamd asked) {
        try {
            asked.ping();
            return true;
        } catch (IOException e) {
            LOG.warn("The virus scanner does not answer: {}", e.toString());
            return false;
        }
    }

    private void tryToScan(Clamd asked, DocumentTable.Waiting waiting) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore.getOrDefault(waiting.piece(), Instant.MIN))) {
            return;
        }
        try {
            scan(asked, waiting);
            notBefore.remove(waiting.piece());
        } catch (IOException e) {
            LOG.warn("The page {} could not be scanned; tried again in an hour: {}", waiting.piece(), e.toString());
            notBefore.put(waiting.piece(), now.plus(PAUSE));
        }
    }

    private void scan(Clamd asked, DocumentTable.Waiting waiting) throws IOException {
        byte[] content;
        try {
            content = Objects.requireNonNull(
                    transaction.execute(status -> evidence.read(SCANNER, PURPOSE, waiting.piece())));
        } catch (EvidenceRemoved e) {
            answered(waiting, ScanResult.GONE, null);
            return;
        }
        switch (asked.scan(content)) {
            case Clamd.Answer.Clean() -> answered(waiting, ScanResult.CLEAN, null);
            case Clamd.Answer.Harmful(String found) -> answered(waiting, ScanResult.HARMFUL, found);
        }
    }

    private void answered(DocumentTable.Waiting waiting, ScanResult result, @Nullable String found) {
        transaction.executeWithoutResult(status -> {
            if (table.scanned(waiting.piece(), clock.instant().truncatedTo(ChronoUnit.MICROS), result, found)) {
                journal.record(JournalEntry.of(SCANNER, Actions.SCANNED)
                        .about(Subject.participant(waiting.participant().value()))
                        .about(new Subject(
                                Subject.Kind.EVIDENCE, waiting.piece().value()))
                        .with("result", result));
            }
        });
    }
}
