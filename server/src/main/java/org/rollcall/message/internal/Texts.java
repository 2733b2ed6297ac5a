package org.rollcall.message.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.rollcall.message.Message;
import org.rollcall.message.MessageText;
import org.rollcall.participant.BindingTexts;
import org.rollcall.participant.Language;
import org.rollcall.participant.TextFiles;
import org.rollcall.participant.WrittenTime;
import org.springframework.stereotype.Component;

/**
 * The words of messages, one file a language under {@code texts/message}. {@code reviewed} in a file is empty while it is
 * a draft, and names the reviewer and the day afterwards.
 */
@Component
class Texts implements BindingTexts {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    Texts(TextFiles files) {
        for (Language language : Language.values()) {
            files.read("texts/message", language).ifPresent(lines -> texts.put(language, lines));
        }
    }

    @Override
    public List<String> drafts(Language language) {
        Properties words = texts.getOrDefault(language, new Properties());
        return reviewed(words) ? List.of() : List.of("messages");
    }

    private static boolean reviewed(Properties words) {
        return !words.getProperty("reviewed", "").isBlank();
    }

    /** What a telephone shows on its lock screen: nothing of the person, nor why. */
    String push(Language wanted) {
        Properties words = texts.getOrDefault(wanted, texts.getOrDefault(Language.ENGLISH, new Properties()));
        return words.getProperty("push", "Rollcall");
    }

    MessageText of(Message message, Language wanted, ZoneId zone) {
        Language language = texts.containsKey(wanted) ? wanted : Language.ENGLISH;
        Properties words = texts.getOrDefault(language, new Properties());
        UnaryOperator<String> said = fact -> said(fact, zone, language);
        return new MessageText(
                filled(words.getProperty(message.kind() + ".subject", ""), message, said),
                filled(words.getProperty(message.kind() + ".body", ""), message, said),
                language,
                reviewed(words));
    }

    private static String filled(String text, Message message, UnaryOperator<String> said) {
        String filled = text;
        for (Map.Entry<String, String> fact : message.facts().entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", said.apply(fact.getValue()));
        }
        return filled;
    }

    private static String said(String value, ZoneId zone, Language language) {
        try {
            return WrittenTime.plain(Instant.parse(value), zone, language);
        } catch (DateTimeException e) {
            return value;
        }
    }
}
