package org.rollcall.participant.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.participant.BindingTexts;
import org.rollcall.participant.Language;
import org.rollcall.participant.LanguageNotReviewed;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Which languages a server for a real programme opens. */
class ReviewedLanguagesTest {
    private static final BindingTexts CALLS =
            language -> language == Language.FRENCH ? List.of("consent", "ask-pin") : List.of();
    private static final BindingTexts APP =
            language -> language == Language.ENGLISH || language == Language.FRENCH ? List.of() : List.of("the app");

    private static ReviewedLanguages languages(String... wanted) {
        var texts = new StaticListableBeanFactory();
        texts.addBean("calls", CALLS);
        texts.addBean("app", APP);
        return new ReviewedLanguages(texts.getBeanProvider(BindingTexts.class), List.of(wanted));
    }

    @Test
    void withoutASettingItOpensWhatIsReviewedEverywhere() {
        ReviewedLanguages languages = languages();
        languages.afterSingletonsInstantiated();
        assertThat(languages.open()).containsExactly(Language.ENGLISH);
    }

    @Test
    void aNamedLanguageThatIsReviewedIsOpen() {
        ReviewedLanguages languages = languages("en");
        languages.afterSingletonsInstantiated();
        assertThat(languages.open()).containsExactly(Language.ENGLISH);
    }

    @Test
    void aNamedLanguageThatIsADraftStopsTheStart_namingTheTexts() {
        assertThatThrownBy(() -> languages("en", "fr", "es").afterSingletonsInstantiated())
                .isInstanceOf(LanguageNotReviewed.class)
                .hasMessageContaining("fr (consent, ask-pin)")
                .hasMessageContaining("es (the app)")
                .hasMessageNotContaining("en (");
    }
}
