package org.rollcall.portal.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.rollcall.participant.BindingTexts;
import org.rollcall.participant.Language;
import org.rollcall.participant.TextFiles;
import org.springframework.stereotype.Component;

/**
 * The app's texts in every language, from {@code texts/portal/TAG.properties}, which a translator can edit. What a file
 * does not have is said in English, and so is everything in a language without one. {@code reviewed} in a file names who read it and when, and is missing in a draft.
 */
@Component
class AppTexts implements BindingTexts {
    private static final String ROOM = "texts/portal";

    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);
    private final Map<Language, List<String>> drafts = new EnumMap<>(Language.class);

    AppTexts(TextFiles files) {
        Properties english = files.read(ROOM, Language.ENGLISH).orElseThrow();
        for (Language language : Language.values()) {
            Optional<Properties> own = files.read(ROOM, language);
            boolean reviewed =
                    own.isPresent() && !own.get().getProperty("reviewed", "").isBlank();
            drafts.put(language, reviewed ? List.of() : List.of("the app's texts"));
            own.ifPresent(lines -> texts.put(language, new Texts(language, over(english, lines))));
        }
    }

    private static Properties over(Properties english, Properties own) {
        var lines = new Properties();
        lines.putAll(english);
        lines.putAll(own);
        return lines;
    }

    /** The texts in a language, or in English where there are none. */
    Texts in(Language language) {
        return Objects.requireNonNull(texts.getOrDefault(language, texts.get(Language.ENGLISH)));
    }

    /** The languages there are texts in. */
    List<Language> languages() {
        return List.copyOf(texts.keySet());
    }

    @Override
    public List<String> drafts(Language language) {
        return Objects.requireNonNull(drafts.get(language));
    }
}
