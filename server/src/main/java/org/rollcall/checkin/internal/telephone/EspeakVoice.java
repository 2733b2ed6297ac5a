package org.rollcall.checkin.internal.telephone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.rollcall.participant.Language;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;

/** espeak-ng as a separate process: text in, sound out. */
final class EspeakVoice {
    private final String program;
    private final int wordsPerMinute;

    EspeakVoice(String program, int wordsPerMinute) {
        this.program = program;
        this.wordsPerMinute = wordsPerMinute;
    }

    private static String voice(Language language) {
        return switch (language) {
            case ENGLISH -> "en-us";
            case SPANISH -> "es-419";
            case HAITIAN_CREOLE -> "ht";
            case PORTUGUESE -> "pt-br";
            case FRENCH -> "fr-fr";
            case MANDARIN -> "cmn-latn-pinyin";
            case ARABIC -> "ar";
            case RUSSIAN -> "ru";
            case HINDI -> "hi";
            case UKRAINIAN -> "uk";
            case KICHE -> "quc";
        };
    }

    /** The voice that reads the language as it is written. */
    private static String reader(Language language) {
        return language == Language.MANDARIN ? "cmn" : voice(language);
    }

    /** What, beside the text, decides how it sounds. */
    String manner(Language language) {
        return voice(language) + "@" + wordsPerMinute;
    }

    /** Whether the program can be run. */
    boolean isThere() {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return finished(process) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Speaks a text in its spoken form. @throws UncheckedIOException if the program cannot, with what to do */
    Sound speak(Language language, String text) {
        return spoken(voice(language), text);
    }

    /** Speaks a text as it is written. @throws UncheckedIOException if the program cannot, with what to do */
    Sound read(Language language, String text) {
        return spoken(reader(language), text);
    }

    private Sound spoken(String voice, String text) {
        try {
            Path file = Files.createTempFile("rollcall-prompt", ".wav");
            try {
                // The text goes by standard input: it can hold no option.
                Process process = new ProcessBuilder(
                                program,
                                "-v",
                                voice,
                                "-s",
                                Integer.toString(wordsPerMinute),
                                "-w",
                                file.toString(),
                                "--stdin")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try (OutputStream in = process.getOutputStream()) {
                    in.write(text.getBytes(StandardCharsets.UTF_8));
                }
                if (!finished(process) || process.exitValue() != 0) {
                    throw new IOException("espeak-ng did not speak the voice " + voice
                            + ". Install it whole with: apt-get install espeak-ng");
                }
                return SoundFile.read(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean finished(Process process) {
        try {
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
