package org.rollcall.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServerTest
class RunningRecordingsTest {
    private final UUID call = UUID.randomUUID();

    @Autowired
    RunningRecordings running;

    @Value("${rollcall.var}")
    Path var;

    private Path file() {
        return var.resolve("evidence/running").resolve(call.toString());
    }

    private static byte[] piece(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasAddedIsLeftUntilItIsDiscarded() throws Exception {
        assertThat(running.left(call)).isEmpty();
        running.add(call, piece("five "));
        running.add(call, piece("seven"));
        assertThat(running.left(call)).containsExactly(piece("five "), piece("seven"));
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).doesNotContain("five");
        running.discard(call);
        assertThat(running.left(call)).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aPieceCutOffByACrashIsLeftOutAndAChangedOneToo() throws Exception {
        running.add(call, piece("five"));
        long whole = Files.size(file());
        running.add(call, piece("seven"));
        byte[] both = Files.readAllBytes(file());
        for (long length = whole; length < both.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(both, (int) length));
            assertThat(running.left(call)).containsExactly(piece("five"));
        }
        both[both.length - 1] ^= 1;
        Files.write(file(), both);
        assertThat(running.left(call)).containsExactly(piece("five"));
        Files.write(file(), new byte[] {127, 127, 127, 127, 1});
        assertThat(running.left(call)).isEmpty();
        running.discard(call);
    }

    @Test
    void aFullDiskIsTold() throws Exception {
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), Path.of("/dev/full"));
        assertThatThrownBy(() -> running.add(call, piece("five")))
                .isInstanceOf(EvidenceNotKept.class)
                .hasMessageContaining("No space left");
        running.discard(call);
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatNobodyCameBackForIsRemoved() throws Exception {
        running.add(call, piece("five"));
        running.discardBefore(Instant.now().minusSeconds(3600));
        assertThat(running.left(call)).hasSize(1);
        Files.write(file(), new byte[0], StandardOpenOption.APPEND);
        Files.setLastModifiedTime(
                file(), java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(7200)));
        running.discardBefore(Instant.now().minusSeconds(3600));
        assertThat(file()).doesNotExist();
    }
}
