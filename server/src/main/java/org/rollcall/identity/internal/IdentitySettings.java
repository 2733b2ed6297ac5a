package org.rollcall.identity.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How comparisons are made.
 *
 * @param voiceFalseMatchRate a voice is a MATCH where another person would score as high this often or more seldom, 0..1
 * @param cohort how many other people's voiceprints a voice is normalised by, at most
 * @param recordings how many of a person's earlier recordings an answer is held against
 * @param faceModels where the face models lie or are fetched to; the user's cache where not set
 * @param faceAtStart whether the face models are loaded at the start instead of at their first use
 */
@ConfigurationProperties("rollcall.identity")
record IdentitySettings(
        @DefaultValue("0.01") double voiceFalseMatchRate,
        @DefaultValue("50") int cohort,
        @DefaultValue("100") int recordings,
        @Nullable Path faceModels,
        @DefaultValue("true") boolean faceAtStart) {
    IdentitySettings {
        if (!(voiceFalseMatchRate > 0 && voiceFalseMatchRate < 1)) {
            throw new IllegalArgumentException(
                    "rollcall.identity.voice-false-match-rate lies between 0 and 1, such as 0.01.");
        }
        if (cohort < 30 || cohort > 200) {
            throw new IllegalArgumentException("rollcall.identity.cohort is 30 to 200 people.");
        }
        if (recordings < 1 || recordings > 1000) {
            throw new IllegalArgumentException("rollcall.identity.recordings is 1 to 1000.");
        }
    }
}
