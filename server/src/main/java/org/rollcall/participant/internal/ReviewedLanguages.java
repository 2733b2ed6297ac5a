package org.rollcall.participant.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.BindingTexts;
import org.rollcall.participant.Language;
import org.rollcall.participant.LanguageNotReviewed;
import org.rollcall.participant.OpenLanguages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a real programme opens: the languages it names, or all whose binding texts have been reviewed. */
@Component
@Profile("!demo & !test")
class ReviewedLanguages implements OpenLanguages, SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewedLanguages.class);
    private static final int NAMED = 6;

    private final ObjectProvider<BindingTexts> texts;
    private final List<String> wanted;
    private volatile @Nullable Set<Language> open;

    ReviewedLanguages(ObjectProvider<BindingTexts> texts, @Value("${rollcall.languages:}") List<String> wanted) {
        this.texts = texts;
        this.wanted =
                wanted.stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Language> found = wanted.isEmpty() ? reviewed() : named();
        if (found.isEmpty()) {
            LOG.warn(
                    "No language is open, so nobody can be enrolled: the texts for consent, PIN and outcome are drafts."
                            + " Have them read by a person who speaks the language, and set rollcall.texts;"
                            + " docs/texts.md says how.");
        }
        open = found;
    }

    private Set<Language> reviewed() {
        var found = EnumSet.noneOf(Language.class);
        for (Language language : Language.values()) {
            if (drafts(language).isEmpty()) {
                found.add(language);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private Set<Language> named() {
        var found = EnumSet.noneOf(Language.class);
        var refused = new ArrayList<String>();
        for (String tag : wanted) {
            Language language = Language.ofTag(tag);
            List<String> drafts = drafts(language);
            if (drafts.isEmpty()) {
                found.add(language);
            } else {
                refused.add(tag + " (" + listed(drafts) + ")");
            }
        }
        if (!refused.isEmpty()) {
            throw new LanguageNotReviewed(
                    "Texts that bind a person are drafts in: " + String.join("; ", refused) + ".");
        }
        return Collections.unmodifiableSet(found);
    }

    private List<String> drafts(Language language) {
        return texts.stream().flatMap(each -> each.drafts(language).stream()).toList();
    }

    private static String listed(List<String> drafts) {
        String first = String.join(", ", drafts.subList(0, Math.min(NAMED, drafts.size())));
        return drafts.size() > NAMED ? first + " and " + (drafts.size() - NAMED) + " more" : first;
    }

    @Override
    public Set<Language> open() {
        Set<Language> known = open;
        if (known == null) {
            throw new IllegalStateException("The server is still starting.");
        }
        return known;
    }
}
