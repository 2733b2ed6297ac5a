package org.rollcall.portal.internal;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.request.Request;

/**
 * One request, as the participant reads it.
 *
 * @param document whether one was sent with it
 * @param result null while nobody has answered
 */
public record RequestLine(
        String title,
        String words,
        boolean document,
        String made,
        String answerBy,
        @Nullable String result,
        @Nullable String answer) {
    static RequestLine of(Request request, Texts texts, ZoneId zone) {
        Request.Answer answer = request.answer();
        return new RequestLine(
                texts.say("request.kind." + request.kind()),
                request.words(),
                request.document() != null,
                texts.time(request.made(), zone),
                texts.say("request.answer_by", texts.time(request.answerBy(), zone)),
                answer == null ? null : texts.say("request.result." + answer.result()),
                answer == null ? null : answer.words());
    }
}
