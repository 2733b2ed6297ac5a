package org.rollcall.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.document.Document;
import org.rollcall.document.Document.Scan;
import org.rollcall.document.DocumentRefused;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Documents where the operator has a scanner: harmful ones are not taken, and one that is away loses nothing. */
@ServerTest
class ScanningTest {
    private static final byte[] HARMLESS = "%PDF-1.7 a letter".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HARMFUL = "%PDF-1.7 HARMFUL".getBytes(StandardCharsets.US_ASCII);
    private static final Actor.Officer OFFICER = new Actor.Officer(UUID.randomUUID());

    @Autowired
    DocumentTable table;

    @Autowired
    Evidence evidence;

    @Autowired
    Journal journal;

    @Autowired
    JournalReader written;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private final ParticipantId someone = new ParticipantId(UUID.randomUUID());

    @AfterEach
    void timeAsItWas() {
        clock.reset();
    }

    private static DocumentSettings settings(String scanner) {
        return new DocumentSettings(scanner, 10, 60, DataSize.ofMegabytes(10));
    }

    private KeptDocuments documents(String scanner) {
        return new KeptDocuments(table, settings(scanner), evidence, journal, transaction, clock);
    }

    private WaitingScans waiting(String scanner) {
        return new WaitingScans(table, settings(scanner), evidence, journal, transaction, clock);
    }

    private Document keep(KeptDocuments at, byte[] page) {
        return at.keep(new Actor.Participant(someone.value()), someone, List.of(page));
    }

    private List<String> actions() {
        return written.about(Subject.participant(someone.value()), 20).stream()
                .map(recorded -> recorded.entry().action().code())
                .toList();
    }

    @Test
    void whatTheScannerFindsIsNotKept_andTheRefusalIsJournalled() throws IOException {
        try (var scanner = new ScannerAnswers()) {
            KeptDocuments documents = documents(scanner.address());
            assertThatThrownBy(() -> keep(documents, HARMFUL))
                    .isInstanceOf(DocumentRefused.class)
                    .hasMessageContaining("harmful");
            assertThat(documents.of(someone)).isEmpty();
            assertThat(evidence.of(someone.value())).isEmpty();
            assertThat(actions()).containsExactly("document.refused");
            Document kept = keep(documents, HARMLESS);
            assertThat(kept.pages().getFirst().scan()).isInstanceOf(Scan.Clean.class);
            assertThat(documents
                            .open(
                                    OFFICER,
                                    "SUPERVISION",
                                    someone,
                                    kept.pages().getFirst().piece())
                            .content())
                    .isEqualTo(HARMLESS);
        }
    }

    @Test
    void whatArrivesWhileTheScannerIsAwayIsKept_closedToStaff_andScannedLater() throws IOException {
        String address;
        try (var gone = new ScannerAnswers()) {
            address = gone.address();
        }
        KeptDocuments away = documents(address);
        EvidenceId harmless = keep(away, HARMLESS).pages().getFirst().piece();
        EvidenceId harmful = keep(away, HARMFUL).pages().getFirst().piece();
        assertThatThrownBy(() -> away.open(OFFICER, "SUPERVISION", someone, harmless))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waits for the virus scanner");
        waiting(address).run();
        assertThat(actions()).doesNotContain("evidence.read", "document.scanned");
        try (var back = new ScannerAnswers()) {
            WaitingScans scans = waiting(back.address());
            back.refuse(true);
            scans.run();
            back.refuse(false);
            scans.run();
            assertThat(actions()).doesNotContain("document.scanned");
            clock.advance(java.time.Duration.ofMinutes(61));
            scans.run();
            KeptDocuments documents = documents(back.address());
            assertThat(documents.open(OFFICER, "SUPERVISION", someone, harmless).content())
                    .isEqualTo(HARMLESS);
            assertThatThrownBy(() -> documents.open(OFFICER, "SUPERVISION", someone, harmful))
                    .hasMessageContaining("Test.Harmful");
            assertThat(actions()).contains("document.scanned", "evidence.read");
        }
    }

    @Test
    void anAddressThatCannotBeReadIsRefusedAtTheStart() {
        assertThatThrownBy(() -> documents("localhost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:port");
    }
}
