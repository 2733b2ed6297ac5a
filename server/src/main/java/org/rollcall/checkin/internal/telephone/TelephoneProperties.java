package org.rollcall.checkin.internal.telephone;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.participant.Language;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the telephone speaks.
 *
 * @param directory an agency's own recordings, see {@code spoken/README.md}; none where not set
 * @param voice the program that speaks what is not recorded
 * @param wordsPerMinute how fast it speaks, 80 to 450
 * @param strangers in which languages an unknown caller is spoken to, one after the other
 */
@ConfigurationProperties("rollcall.prompts")
record TelephoneProperties(
        @Nullable Path directory,
        @DefaultValue("espeak-ng") String voice,
        @DefaultValue("145") int wordsPerMinute,
        @DefaultValue({"ENGLISH", "SPANISH"}) List<Language> strangers) {
    TelephoneProperties {
        if (wordsPerMinute < 80 || wordsPerMinute > 450) {
            throw new IllegalArgumentException("rollcall.prompts.words-per-minute is 80 to 450, such as 145.");
        }
        strangers = List.copyOf(strangers);
    }
}
