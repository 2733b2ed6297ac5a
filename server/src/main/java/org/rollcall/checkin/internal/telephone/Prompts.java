package org.rollcall.checkin.internal.telephone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.checkin.ReadAloud;
import org.rollcall.checkin.SpokenText;
import org.rollcall.checkin.SpokenTexts;
import org.rollcall.participant.Language;
import org.rollcall.sound.G711;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;
import org.rollcall.sound.UnreadableSound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The prompts: an agency's recording where there is one, otherwise spoken by espeak-ng once and kept in
 * {@code prompts/<tag>/<key>-<hash of text and voice>.wav} under the data directory. All at one level.
 */
@Component
@EnableConfigurationProperties(TelephoneProperties.class)
class Prompts implements Speech, ReadAloud {
    private static final Logger LOG = LoggerFactory.getLogger(Prompts.class);
    private static final double LEVEL_DBFS = -20;
    private static final Duration BETWEEN_DIGITS = Duration.ofMillis(280);
    private static final Duration BETWEEN_SLOW_DIGITS = Duration.ofMillis(900);
    private static final double LONGEST_SECONDS = 60;

    private record Key(Language language, SpokenText text) {}

    private final SpokenTexts texts;
    private final EspeakVoice voice;
    private final Path cache;
    private final @Nullable Path recordings;
    private final Map<Key, Sound> ready = new ConcurrentHashMap<>();

    Prompts(SpokenTexts texts, TelephoneProperties properties, @Value("${rollcall.var:var}") Path directory) {
        this.texts = texts;
        this.voice = new EspeakVoice(properties.voice(), properties.wordsPerMinute());
        this.cache = directory.resolve("prompts");
        this.recordings = properties.directory();
        checkRecordings();
    }

    private void checkRecordings() {
        if (recordings == null) {
            return;
        }
        if (!Files.isDirectory(recordings)) {
            throw new IllegalStateException("rollcall.prompts.directory names " + recordings
                    + ", which is no directory. Make it, or leave the setting out.");
        }
        for (Language language : texts.languages()) {
            for (SpokenText text : SpokenText.values()) {
                recorded(language, text);
            }
        }
    }

    /** Why nothing can be spoken, or empty. */
    Optional<String> problem() {
        return voice.isThere()
                ? Optional.empty()
                : Optional.of(
                        "The program espeak-ng, which speaks the prompts, is missing. Install it with: apt-get install espeak-ng.");
    }

    @Override
    public Sound say(Language language, SpokenText text) {
        Language known = texts.languages().contains(language) ? language : Language.ENGLISH;
        var key = new Key(known, text);
        Sound there = ready.get(key);
        return there != null ? there : ready.computeIfAbsent(key, k -> make(k.language(), k.text()));
    }

    private Sound make(Language language, SpokenText text) {
        return recorded(language, text).orElseGet(() -> kept(language, text));
    }

    private Optional<Sound> recorded(Language language, SpokenText text) {
        if (recordings == null) {
            return Optional.empty();
        }
        for (String ending : new String[] {".wav", ".flac"}) {
            Path file = recordings.resolve(language.tag()).resolve(text.key() + ending);
            if (Files.exists(file)) {
                return Optional.of(levelled(readRecording(file)));
            }
        }
        return Optional.empty();
    }

    private static Sound readRecording(Path file) {
        Sound sound = SoundFile.read(file);
        if (sound.isEmpty() || sound.seconds() > LONGEST_SECONDS || sound.rate() < 8_000 || sound.rate() > 48_000) {
            throw new UnreadableSound(file + " is no prompt: it must have sound, 8 to 48 kHz, at most 60 seconds.");
        }
        return sound;
    }

    private Sound kept(Language language, SpokenText text) {
        String spoken = texts.text(language, text).spoken();
        Path file = cache.resolve(language.tag())
                .resolve(text.key() + "-" + hash(voice.manner(language) + "|" + spoken) + ".wav");
        if (Files.exists(file)) {
            try {
                return SoundFile.read(file);
            } catch (UnreadableSound e) {
                LOG.warn("{} is damaged and is made again.", file);
            }
        }
        Sound made = levelled(voice.speak(language, spoken));
        store(file, made);
        return made;
    }

    private static void store(Path file, Sound sound) {
        try {
            Path directory = Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(directory, "prompt", ".new");
            Wav.write(sound, WavEncoding.PCM_16, fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("A prompt could not be kept in " + file + ".", e);
        }
    }

    private static Sound levelled(Sound sound) {
        return Level.normalised(sound.resampled(G711.RATE), LEVEL_DBFS);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Sound once(Language language, String text) {
        return levelled(voice.speak(language, text));
    }

    @Override
    public Optional<Sound> read(Language language, String words) {
        try {
            return Optional.of(levelled(voice.read(language, words)));
        } catch (UncheckedIOException e) {
            LOG.warn("A page could not be read aloud: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Sound digits(Language language, String digits, boolean slowly) {
        List<Sound> parts = new ArrayList<>();
        for (char digit : digits.toCharArray()) {
            parts.add(say(language, SpokenText.digit(digit - '0')));
            parts.add(Sound.silence(slowly ? BETWEEN_SLOW_DIGITS : BETWEEN_DIGITS, G711.RATE));
        }
        return Sound.concat(parts);
    }

    @Override
    public Sound tone() {
        return Tone.AFTER_WHICH_TO_SPEAK;
    }
}
