package org.rollcall.console.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.rollcall.location.Permission;

/** A permission as officers read it. */
public record PermissionLine(String id, String what, String when, String given, boolean ended) {
    static PermissionLine of(Permission kept, Map<org.rollcall.location.ZoneId, String> names, ZoneId zone) {
        var of = kept.zone();
        String where = of == null ? "all zones" : names.getOrDefault(of, "a zone removed since");
        Instant ended = kept.ended();
        String when = Words.when(kept.from(), zone) + " – " + Words.when(kept.until(), zone)
                + (ended == null ? "" : ", taken back " + Words.when(ended, zone));
        return new PermissionLine(
                kept.id().toString(),
                Words.of(kept.reason()) + ": " + where,
                when,
                Words.when(kept.given(), zone),
                ended != null);
    }
}
