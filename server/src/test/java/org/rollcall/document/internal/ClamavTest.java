package org.rollcall.document.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ServerTest;
import org.rollcall.TestClock;
import org.rollcall.document.Document;
import org.rollcall.document.Document.Scan;
import org.rollcall.document.DocumentRefused;
import org.rollcall.evidence.Evidence;
import org.rollcall.evidence.EvidenceId;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.participant.ParticipantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Documents and ClamAV's own daemon: what it lets pass, what it knows, what is too long for it, and what waits while it is away. */
@ServerTest
@Tag("long")
class ClamavTest {
    private static final byte[] LETTER = "%PDF-1.7 a letter".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KNOWN = ("%PDF-1.7 " + ClamavDaemon.KNOWN).getBytes(StandardCharsets.US_ASCII);
    private static final Actor.Officer OFFICER = new Actor.Officer(UUID.randomUUID());

    @Autowired
    DocumentTable table;

    @Autowired
    Evidence evidence;

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @TempDir
    Path folder;

    private final ParticipantId someone = new ParticipantId(UUID.randomUUID());
    private ClamavDaemon daemon;
    private KeptDocuments documents;

    @BeforeAll
    static void whereItIsInstalled() {
        if (ClamavDaemon.installed().isEmpty()) {
            String reason = "ClamAV's daemon is not installed here (Debian: clamav-daemon): only a stand-in is tried.";
            System.out.println("Skipped: " + reason);
            Assumptions.abort(reason);
        }
    }

    @BeforeEach
    void start() throws IOException {
        daemon = ClamavDaemon.started(ClamavDaemon.installed().orElseThrow(), folder, ClamavDaemon.freePort());
        documents = new KeptDocuments(table, settings(), evidence, journal, transaction, clock);
    }

    @AfterEach
    void stop() {
        daemon.close();
        clock.reset();
    }

    private DocumentSettings settings() {
        return new DocumentSettings(daemon.address(), 10, 60, DataSize.ofMegabytes(10));
    }

    private EvidenceId keep(byte[] page) {
        Document kept = documents.keep(new Actor.Participant(someone.value()), someone, List.of(page));
        return kept.pages().getFirst().piece();
    }

    private Scan scan(EvidenceId piece) {
        return documents.of(someone).stream()
                .flatMap(document -> document.pages().stream())
                .filter(page -> page.piece().equals(piece))
                .findFirst()
                .orElseThrow()
                .scan();
    }

    private byte[] opened(EvidenceId piece) {
        return documents.open(OFFICER, "SUPERVISION", someone, piece).content();
    }

    @Test
    void aLetterIsKept_andWhatTheDaemonKnowsIsRefusedWithASentence() {
        EvidenceId letter = keep(LETTER);
        assertThat(scan(letter)).isInstanceOf(Scan.Clean.class);
        assertThat(opened(letter)).isEqualTo(LETTER);
        assertThatThrownBy(() -> keep(KNOWN))
                .isInstanceOf(DocumentRefused.class)
                .hasMessageContaining("harmful");
        assertThat(documents.of(someone)).hasSize(1);
    }

    @Test
    void whatComesWhileTheDaemonIsStoppedWaits_andIsScannedWhenItIsBack() throws IOException {
        int port = Integer.parseInt(daemon.address().replaceFirst(".*:", ""));
        daemon.close();
        EvidenceId letter = keep(LETTER);
        EvidenceId known = keep(KNOWN);
        assertThat(scan(letter)).isInstanceOf(Scan.Waiting.class);
        assertThatThrownBy(() -> opened(letter)).hasMessageContaining("waits for the virus scanner");
        daemon = ClamavDaemon.started(ClamavDaemon.installed().orElseThrow(), folder, port);
        new WaitingScans(table, settings(), evidence, journal, transaction, clock).run();
        assertThat(opened(letter)).isEqualTo(LETTER);
        assertThatThrownBy(() -> opened(known)).hasMessageContaining("Rollcall.Test");
    }

    @Test
    void whatIsTooLongForTheDaemonIsKeptAndWaits() {
        byte[] longer = Arrays.copyOf(LETTER, 3 * ClamavDaemon.LONGEST);
        EvidenceId piece = keep(longer);
        assertThat(scan(piece)).isInstanceOf(Scan.Waiting.class);
        clock.advance(Duration.ofHours(2));
        new WaitingScans(table, settings(), evidence, journal, transaction, clock).run();
        assertThat(scan(piece)).isInstanceOf(Scan.Waiting.class);
        assertThatThrownBy(() -> opened(piece)).hasMessageContaining("waits for the virus scanner");
    }
}
