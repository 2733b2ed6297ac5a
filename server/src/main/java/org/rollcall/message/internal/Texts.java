package org.rollcall.message.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.rollcall.message.Message;
import org.rollcall.message.MessageText;
import org.rollcall.participant.Language;
import org.springframework.stereotype.Component;

/**
 * The words of messages, one file a language under {@code texts/message}. {@code reviewed} in a file is empty while it is
 * a draft, and names the reviewer and the day afterwards.
 */
@Component
class Texts {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    Texts() {
        for (Language language : Language.values()) {
            load(language);
        }
    }

    private void load(Language language) {
        try (var file = Texts.class.getResourceAsStream("/texts/message/" + language.tag() + ".properties")) {
            if (file != null) {
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                var loaded = new Properties();
                loaded.load(reader);
                texts.put(language, loaded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of " + language.tag() + " cannot be read.", e);
        }
    }

    MessageText of(Message message, Language wanted, ZoneId zone) {
        Language language = texts.containsKey(wanted) ? wanted : Language.ENGLISH;
        Properties words = texts.getOrDefault(language, new Properties());
        var times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(zone);
        return new MessageText(
                filled(words.getProperty(message.kind() + ".subject", ""), message, times),
                filled(words.getProperty(message.kind() + ".body", ""), message, times),
                language,
                !words.getProperty("reviewed", "").isBlank());
    }

    private static String filled(String text, Message message, DateTimeFormatter times) {
        String filled = text;
        for (Map.Entry<String, String> fact : message.facts().entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", said(fact.getValue(), times));
        }
        return filled;
    }

    private static String said(String value, DateTimeFormatter times) {
        try {
            return times.format(Instant.parse(value));
        } catch (DateTimeException e) {
            return value;
        }
    }
}
