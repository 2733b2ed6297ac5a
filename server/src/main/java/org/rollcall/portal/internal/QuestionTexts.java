package org.rollcall.portal.internal;

import org.rollcall.checkin.AppCheckIns;
import org.rollcall.checkin.AppCheckIns.Question;
import org.rollcall.participant.Language;
import org.springframework.stereotype.Component;

/** Holds the programme's questions to being askable in every language of the app: one without words stops the start. */
@Component
class QuestionTexts {
    QuestionTexts(AppCheckIns checkIns, AppTexts texts) {
        for (Question question : checkIns.questions()) {
            for (Language language : texts.languages()) {
                String key = "question." + question.name();
                if (texts.in(language).sayOrWords(key, "").isBlank()) {
                    throw new IllegalStateException("rollcall.app.questions names “" + question.name()
                            + "”, but the app's texts in " + language.tag() + " have no " + key
                            + ". Add it to your texts (docs/texts.md), or leave the question out.");
                }
            }
        }
    }
}
