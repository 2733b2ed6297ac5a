package org.rollcall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.sound.G711;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;

/** The ear against prompts as a line says them: a sentence, then digits, through the telephone's code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigitEarTest {
    private static final String[] WORDS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };

    @TempDir
    static Path directory;

    private final TreeMap<Character, Sound> digits = new TreeMap<>();
    private Sound sentence = Sound.silence(Duration.ZERO, 8000);

    @BeforeAll
    void theLinesVoice() throws IOException, InterruptedException {
        for (int digit = 0; digit < 10; digit++) {
            digits.put((char) ('0' + digit), spoken(WORDS[digit]));
        }
        sentence = spoken("After the tone, please repeat these digits.");
    }

    private Sound spoken(String text) throws IOException, InterruptedException {
        Path file = directory.resolve("spoken.wav");
        new ProcessBuilder("espeak-ng", "-v", "en-us", "-s", "200", "-w", file.toString(), text)
                .start()
                .waitFor();
        return Level.normalised(Wav.read(Files.readAllBytes(file)).resampled(8000), -20);
    }

    private String heard(String asked) {
        var parts = new ArrayList<Sound>();
        parts.add(sentence);
        for (char digit : asked.toCharArray()) {
            parts.add(java.util.Objects.requireNonNull(digits.get(digit)));
            parts.add(Sound.silence(Duration.ofMillis(280), 8000));
        }
        byte[] coded = G711.MU_LAW.encode(Sound.concat(parts));
        return new DigitEar(digits).digitsIn(G711.MU_LAW.decode(coded));
    }

    @Test
    void digitsAreHeardAndTheSentenceIsNot() {
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            String asked = String.format("%05d", random.nextInt(100_000));
            assertThat(heard(asked)).isEqualTo(asked);
        }
        assertThat(heard("")).isEmpty();
    }
}
