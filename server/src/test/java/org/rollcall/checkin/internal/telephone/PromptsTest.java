package org.rollcall.checkin.internal.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.checkin.SpokenText;
import org.rollcall.checkin.SpokenTexts.Status;
import org.rollcall.participant.Language;
import org.rollcall.participant.TextFiles;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;

/** The prompts as espeak-ng and an agency's recordings give them. */
class PromptsTest {
    private final SpokenTextFiles texts = new SpokenTextFiles(new TextFiles(""));

    @TempDir
    Path directory;

    private Prompts prompts(@Nullable Path recordings, String program) {
        return new Prompts(texts, new TelephoneProperties(recordings, program, 200, List.of()), directory);
    }

    private Prompts prompts() {
        return prompts(null, "espeak-ng");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageIsSpoken(Language language) {
        Prompts prompts = prompts();
        Sound consent = prompts.say(language, SpokenText.CONSENT);
        Sound seven = prompts.say(language, SpokenText.digit(7));
        assertThat(consent.rate()).isEqualTo(8000);
        assertThat(consent.seconds()).isBetween(5.0, 40.0);
        assertThat(seven.seconds()).isBetween(0.15, 2.0);
        assertThat(Level.dbfs(consent)).isCloseTo(-20, within(0.5));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsADraftUntilSomeoneHasReviewedIt(Language language) {
        for (SpokenText text : SpokenText.values()) {
            assertThat(texts.text(language, text).status()).isEqualTo(new Status.Draft());
        }
        assertThat(texts.bindingDrafts(language)).contains(SpokenText.CONSENT, SpokenText.ASK_PIN);
    }

    @Test
    void mandarinIsWrittenInCharactersAndSpokenFromPinyin() {
        var text = texts.text(Language.MANDARIN, SpokenText.DIGIT_4);
        assertThat(text.screen()).isEqualTo("四");
        assertThat(text.spoken()).isEqualTo("si4");
    }

    @Test
    void aPromptIsMadeOnceAndKept() throws IOException {
        Sound first = prompts().say(Language.ENGLISH, SpokenText.GOODBYE);
        Path kept = keptFile();
        assertThat(prompts(null, "no-such-program").say(Language.ENGLISH, SpokenText.GOODBYE))
                .as("from the file alone")
                .satisfies(again -> assertThat(again.length()).isEqualTo(first.length()));
        Files.write(kept, new byte[] {1, 2, 3});
        assertThat(prompts().say(Language.ENGLISH, SpokenText.GOODBYE).length()).isEqualTo(first.length());
    }

    private Path keptFile() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("prompts/en"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void anAgencysRecordingTakesItsPlace(@TempDir Path recordings) throws IOException {
        Files.createDirectories(recordings.resolve("es"));
        Sound own = Sound.of(new float[24_000], 16_000).then(Sound.of(new float[] {0.3f, -0.3f}, 16_000));
        Wav.write(own, WavEncoding.PCM_16, recordings.resolve("es/goodbye.wav"));
        Prompts prompts = prompts(recordings, "espeak-ng");
        assertThat(prompts.say(Language.SPANISH, SpokenText.GOODBYE).duration())
                .isCloseTo(Duration.ofMillis(1500), Duration.ofMillis(10));
        assertThat(prompts.say(Language.ENGLISH, SpokenText.GOODBYE).seconds()).isLessThan(1.4);
    }

    @Test
    void aRecordingThatCannotBeReadIsNamedAtTheStart(@TempDir Path recordings) throws IOException {
        Files.createDirectories(recordings.resolve("es"));
        Files.writeString(recordings.resolve("es/goodbye.wav"), "no sound");
        assertThatThrownBy(() -> prompts(recordings, "espeak-ng")).hasMessageContaining("goodbye.wav");
        assertThatThrownBy(() -> prompts(recordings.resolve("nowhere"), "espeak-ng"))
                .hasMessageContaining("rollcall.prompts.directory");
    }

    @Test
    void withoutTheProgramItIsSaidWhatToInstall() {
        assertThat(prompts(null, "no-such-program").problem())
                .hasValueSatisfying(p -> assertThat(p).contains("apt-get install espeak-ng"));
        assertThat(prompts().problem()).isEmpty();
    }

    @Test
    void digitsAreSpokenOneByOne() {
        Prompts prompts = prompts();
        Sound one = prompts.say(Language.ENGLISH, SpokenText.DIGIT_1);
        Sound digits = prompts.digits(Language.ENGLISH, "111", false);
        assertThat(digits.seconds()).isCloseTo(3 * (one.seconds() + 0.28), within(0.01));
    }
}
