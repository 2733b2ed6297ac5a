package org.rollcall.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;

/** The line's voice as a caller knows it: how it says each digit. */
public final class LineVoice {
    private static final int WORDS_PER_MINUTE = 145;
    private static final Map<String, List<String>> WORDS = Map.of(
            "en", List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            "es", List.of("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"));
    private static final Map<String, String> VOICES = Map.of("en", "en-us", "es", "es-419");

    private LineVoice() {}

    /** Whether callers of this language can be simulated. */
    public static boolean speaks(String language) {
        return WORDS.containsKey(language);
    }

    /** Each digit as the line says it in this language ({@code en} or {@code es}). @throws IOException without espeak-ng */
    public static DigitEar ear(String language) throws IOException, InterruptedException {
        List<String> words = WORDS.get(language);
        String voice = VOICES.get(language);
        if (words == null || voice == null) {
            throw new IllegalArgumentException("Callers are simulated in English and Spanish only.");
        }
        Map<Character, Sound> spoken = new TreeMap<>();
        for (int digit = 0; digit < words.size(); digit++) {
            spoken.put((char) ('0' + digit), said(voice, words.get(digit)));
        }
        return new DigitEar(spoken);
    }

    private static Sound said(String voice, String word) throws IOException, InterruptedException {
        Process espeak = new ProcessBuilder(
                        "espeak-ng", "-v", voice, "-s", Integer.toString(WORDS_PER_MINUTE), "--stdout", "--stdin")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = espeak.getOutputStream()) {
            in.write(word.getBytes(StandardCharsets.UTF_8));
        }
        byte[] wav = espeak.getInputStream().readAllBytes();
        if (espeak.waitFor() != 0) {
            throw new IOException("espeak-ng could not say “" + word + "”.");
        }
        return Wav.read(wav);
    }
}
