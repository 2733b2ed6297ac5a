package org.rollcall.participant.internal;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.rollcall.participant.Language;
import org.rollcall.participant.OpenLanguages;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A demonstration and a test speak drafts: nobody in them is bound by a word. */
@Component
@Profile("demo | test")
class EveryLanguage implements OpenLanguages {
    @Override
    public Set<Language> open() {
        return Collections.unmodifiableSet(EnumSet.allOf(Language.class));
    }
}
