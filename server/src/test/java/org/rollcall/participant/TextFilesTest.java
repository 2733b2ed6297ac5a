package org.rollcall.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFilesTest {
    @TempDir
    Path own;

    @BeforeEach
    void room() throws IOException {
        Files.createDirectories(own.resolve("texts/message"));
    }

    private java.util.Properties read(String line) throws IOException {
        Files.writeString(own.resolve("texts/message/en.properties"), line);
        return new TextFiles(own.toString())
                .read("texts/message", Language.ENGLISH)
                .orElseThrow();
    }

    @Test
    void anAgencysLineReplacesRollcalls() throws IOException {
        var lines = read("reviewed=Ana Lima 2026-11-20");
        assertThat(lines.getProperty("reviewed")).isEqualTo("Ana Lima 2026-11-20");
        assertThat(lines.size()).isGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Ana Lima", "2026-11-20", "Ana Lima 20 November"})
    void whoReviewedTheTextsAndWhenIsSaidWhole(String reviewed) {
        assertThatThrownBy(() -> read("reviewed=" + reviewed)).hasMessageContaining("reviewed=NAME YYYY-MM-DD");
    }
}
