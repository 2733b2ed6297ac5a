package org.rollcall.portal.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.rollcall.participant.BindingTexts;
import org.rollcall.participant.Language;
import org.rollcall.participant.TextFiles;
import org.springframework.stereotype.Component;

/**
 * The app's texts in every language, from {@code texts/portal/TAG.properties}, which a translator can edit. What a file
 * does not have is said in English. {@code reviewed} in a file names who read it and when, and is missing in a draft.
 */
@Component
class AppTexts implements BindingTexts {
    private static final String ROOM = "texts/portal";

    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);
    private final Map<Language, List<String>> drafts = new EnumMap<>(Language.class);

    AppTexts(TextFiles files) {
        Properties english = files.read(ROOM, Language.ENGLISH).orElseThrow();
        for (Language language : Language.values()) {
            Properties own = files.read(ROOM, language).orElseGet(Properties::new);
            boolean reviewed = !own.getProperty("reviewed", "").isBlank();
            drafts.put(language, reviewed ? List.of() : List.of("the app's texts"));
            var lines = new Properties();
            lines.putAll(english);
            lines.putAll(own);
            texts.put(language, new Texts(language, lines));
        }
    }

    /** The texts in a language. */
    Texts in(Language language) {
        return Objects.requireNonNull(texts.get(language));
    }

    @Override
    public List<String> drafts(Language language) {
        return Objects.requireNonNull(drafts.get(language));
    }
}
