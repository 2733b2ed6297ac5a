package org.rollcall.journal;

import java.util.regex.Pattern;

/**
 * What was done, as {@code module.past_tense}, such as {@code participant.enrolled} or {@code location.history_read}.
 * Each module keeps its own actions as constants.
 */
public record Action(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z]+\\.[a-z][a-z0-9_]*");

    public Action {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("An action reads module.past_tense, not: " + code);
        }
    }
}
