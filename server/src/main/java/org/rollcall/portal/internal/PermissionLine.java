package org.rollcall.portal.internal;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rollcall.location.Permission;

/**
 * A one-time permission as the person reads it.
 *
 * @param ended when it was taken back, in words; null while it was not
 */
public record PermissionLine(
        String what, String when, @Nullable String ended) {
    static PermissionLine of(Permission given, Texts texts, ZoneId zone) {
        Instant ended = given.ended();
        return new PermissionLine(
                texts.say("permission." + given.reason()),
                texts.say("permission.when", texts.time(given.from(), zone), texts.time(given.until(), zone)),
                ended == null ? null : texts.say("permission.ended", texts.time(ended, zone)));
    }
}
