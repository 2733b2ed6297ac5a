package org.rollcall.line.internal;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may go out.
 *
 * @param prefixes how numbers may begin, such as {@code +1}; where none is named, with the line's own country code
 * @param perMinute calls in any minute, in all
 * @param perNumberAndDay calls to one number in any 24 hours
 * @param ringFor how long it rings
 */
record OutgoingProperties(
        @DefaultValue List<String> prefixes,
        @DefaultValue("30") int perMinute,
        @DefaultValue("6") int perNumberAndDay,
        @DefaultValue("30s") Duration ringFor) {
    OutgoingProperties {
        prefixes = List.copyOf(prefixes);
        for (String prefix : prefixes) {
            if (!prefix.matches("\\+[1-9][0-9]{0,14}")) {
                throw new IllegalArgumentException(
                        "rollcall.line.outgoing.prefixes are written with a plus, such as +1, not: " + prefix);
            }
        }
    }
}
