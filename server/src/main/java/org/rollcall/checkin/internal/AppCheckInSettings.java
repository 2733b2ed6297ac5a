package org.rollcall.checkin.internal;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.checkin.AppCheckIns.Question;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rollcall.app.*}.
 *
 * @param actions how many movements an attempt is asked for, one to five
 * @param challengeFor how long a challenge can be answered
 * @param photographAlone what a matching photograph does that came without a challenge, as from a browser without scripts
 * @param offlineAhead how far ahead windows are prepared on a telephone, for a check-in without a network
 * @param offlineWithin how long after it was taken such a check-in still counts as taken then
 * @param questions names of questions that a check-in can answer by yes or no, or in words where {@code :words} follows
 */
@ConfigurationProperties("rollcall.app")
record AppCheckInSettings(
        @DefaultValue("2") int actions,
        @DefaultValue("5m") Duration challengeFor,
        @DefaultValue("FULFILS") Alone photographAlone,
        @DefaultValue("7d") Duration offlineAhead,
        @DefaultValue("72h") Duration offlineWithin,
        @DefaultValue List<String> questions) {
    private static final Pattern QUESTION = Pattern.compile("([a-z][a-z0-9-]{0,30})(:words)?");

    /** What a matching photograph alone does. */
    enum Alone {
        FULFILS,
        A_PERSON_LOOKS
    }

    AppCheckInSettings {
        if (actions < 1 || actions > 5) {
            throw new IllegalArgumentException("rollcall.app.actions is one to five.");
        }
        if (challengeFor.compareTo(Duration.ofMinutes(1)) < 0 || challengeFor.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("rollcall.app.challenge-for is one minute to one hour.");
        }
        questions = List.copyOf(questions);
        questions.forEach(AppCheckInSettings::question);
    }

    private static Question question(String written) {
        Matcher name = QUESTION.matcher(written);
        if (!name.matches()) {
            throw new IllegalArgumentException("rollcall.app.questions names “" + written
                    + "”. A name is of lower-case letters, digits and hyphens; “:words” may follow it.");
        }
        return new Question(name.group(1), name.group(2) != null);
    }

    /** The questions as they are asked. */
    List<Question> asked() {
        return questions.stream().map(AppCheckInSettings::question).toList();
    }
}
