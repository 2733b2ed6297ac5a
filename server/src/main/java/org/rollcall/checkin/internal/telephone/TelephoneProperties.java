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
 * @param strangers in which languages an unknown caller is spoken to, one after the other
 */
@ConfigurationProperties("rollcall.prompts")
record TelephoneProperties(
        @Nullable Path directory,
        @DefaultValue("espeak-ng") String voice,
        @DefaultValue({"ENGLISH", "SPANISH"}) List<Language> strangers) {}
