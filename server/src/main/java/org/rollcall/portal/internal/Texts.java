package org.rollcall.portal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;

/**
 * The app's texts in one language, from {@code texts/portal/TAG.properties}, which a translator can edit. What a file
 * does not have is said in English.
 */
public final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        Properties english = load(Language.ENGLISH, new Properties());
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language, load(language, english)));
        }
    }

    private final Language language;
    private final Properties texts;

    private Texts(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The texts in a language. */
    public static Texts in(Language language) {
        Texts found = ALL.get(language);
        if (found == null) {
            throw new IllegalStateException("No texts for " + language);
        }
        return found;
    }

    private static Properties load(Language language, Properties otherwise) {
        var texts = new Properties(otherwise);
        try (@Nullable
                InputStream in = Texts.class.getResourceAsStream("/texts/portal/" + language.tag() + ".properties")) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Language language() {
        return language;
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … filled in. */
    public String say(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key + ".");
        }
        return values.length == 0 ? text : new MessageFormat(text, language.locale()).format(values);
    }

    /** The text of a key, or of the other where there is none. */
    public String sayOr(String key, String other) {
        return say(texts.getProperty(key) == null ? other : key);
    }

    /** Day and time as the language writes them, in the person's own zone. */
    public String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(language.locale())
                .format(at.atZone(zone));
    }
}
