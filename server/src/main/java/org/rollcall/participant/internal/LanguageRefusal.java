package org.rollcall.participant.internal;

import org.rollcall.participant.LanguageNotReviewed;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start what to do about a language that waits for its review. */
class LanguageRefusal extends AbstractFailureAnalyzer<LanguageNotReviewed> {
    @Override
    protected FailureAnalysis analyze(Throwable root, LanguageNotReviewed cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Have them read by a person who speaks the language and set rollcall.texts as docs/texts.md says,"
                        + " or leave the language out of rollcall.languages.",
                cause);
    }
}
