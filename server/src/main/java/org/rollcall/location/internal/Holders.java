package org.rollcall.location.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who held a device when, as the evaluation needs it. */
@Component
class Holders {
    private final JdbcTemplate jdbc;

    Holders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One holder, until null while it is held. */
    record Held(UUID participant, Instant from, @Nullable Instant until) {}

    /** One device's tracker and its holders. */
    record Of(UUID tracker, List<Held> held) {
        @Nullable
        UUID at(Instant at) {
            for (Held each : held) {
                if (!each.from.isAfter(at) && (each.until == null || each.until.isAfter(at))) {
                    return each.participant;
                }
            }
            return null;
        }

        Set<UUID> participants() {
            Set<UUID> all = new HashSet<>();
            held.forEach(each -> all.add(each.participant));
            return all;
        }
    }

    /** Of those devices that somebody held at some time. */
    Map<Integer, Of> of(Collection<Integer> devices) {
        Map<Integer, Of> found = new HashMap<>();
        jdbc.query(
                """
                SELECT d.device, d.tracker, a.participant, a.held_from, a.held_until
                FROM location.device d JOIN equipment.v_assignment a ON a.tracker = d.tracker
                WHERE d.device = ANY(?)
                """,
                row -> {
                    UUID tracker = row.getObject(2, UUID.class);
                    var until = row.getObject(5, java.time.OffsetDateTime.class);
                    found.computeIfAbsent(row.getInt(1), d -> new Of(tracker, new java.util.ArrayList<>()))
                            .held
                            .add(new Held(
                                    row.getObject(3, UUID.class),
                                    FixReader.instant(row, 4),
                                    until == null ? null : until.toInstant()));
                },
                (Object) devices.toArray(Integer[]::new));
        return found;
    }
}
