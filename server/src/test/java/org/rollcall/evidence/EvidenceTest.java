package org.rollcall.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.rollcall.journal.Actor;
import org.rollcall.journal.JournalReader;
import org.rollcall.journal.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class EvidenceTest {
    private static final Actor BY = new Actor.Machine("test");
    private static final byte[] CONTENT = "a picture of nobody".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Evidence evidence;

    @Autowired
    JournalReader journal;

    @Autowired
    TransactionTemplate transaction;

    @Value("${rollcall.var}")
    Path var;

    private EvidenceId kept(UUID owner) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> evidence.keep(BY, EvidenceKind.DOCUMENT, owner, "text/plain", CONTENT)));
    }

    private Path file(EvidenceId id) throws IOException {
        try (var files = Files.walk(var.resolve("evidence"))) {
            return files.filter(f -> f.endsWith(id.toString())).findFirst().orElseThrow();
        }
    }

    @Test
    void whatIsKeptIsReadBackAndBothAreJournalled() {
        UUID owner = UUID.randomUUID();
        EvidenceId id = kept(owner);
        assertThat(evidence.read(BY, "AUDIT", id)).isEqualTo(CONTENT);
        assertThat(journal.about(Subject.participant(owner), 9))
                .extracting(r -> r.entry().action().code())
                .containsExactly("evidence.read", "evidence.kept");
    }

    @Test
    void itLiesEncryptedOnDisk() throws IOException {
        EvidenceId id = kept(UUID.randomUUID());
        assertThat(Files.readString(file(id), StandardCharsets.ISO_8859_1)).doesNotContain("picture");
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        EvidenceId id = kept(UUID.randomUUID());
        byte[] sealed = Files.readAllBytes(file(id));
        sealed[sealed.length / 2] ^= 1;
        Files.write(file(id), sealed);
        assertThatThrownBy(() -> evidence.read(BY, "AUDIT", id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileInAnothersPlaceIsRefused() throws IOException {
        EvidenceId one = kept(UUID.randomUUID());
        EvidenceId other = kept(UUID.randomUUID());
        Files.write(file(one), Files.readAllBytes(file(other)));
        assertThatThrownBy(() -> evidence.read(BY, "AUDIT", one)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itGoesWithItsTransaction() {
        var id = new AtomicReference<EvidenceId>();
        transaction.executeWithoutResult(status -> {
            id.set(evidence.keep(BY, EvidenceKind.DOCUMENT, UUID.randomUUID(), "text/plain", CONTENT));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> evidence.label(id.get())).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> file(id.get())).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> evidence.keep(BY, EvidenceKind.DOCUMENT, UUID.randomUUID(), "text/plain", CONTENT))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
