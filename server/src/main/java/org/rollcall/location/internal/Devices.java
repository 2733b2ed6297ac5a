package org.rollcall.location.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which device number is which tracker of the stock. Numbers are never given to another tracker, so what is known stays. */
@Component
class Devices {
    private static final int MOST_REMEMBERED = 500_000;

    private final JdbcTemplate jdbc;
    private final Map<String, Device> known = new ConcurrentHashMap<>();

    Devices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A tracker and its short key in the fixes. */
    record Device(int key, UUID tracker) {}

    /** Those of the numbers that are in the stock. Call it outside a transaction: it gives keys to new trackers. */
    Map<String, Device> resolve(Collection<String> numbers) {
        Map<String, Device> found = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (String number : numbers) {
            Device device = known.get(number);
            if (device == null) {
                asked.add(number);
            } else {
                found.put(number, device);
            }
        }
        if (!asked.isEmpty()) {
            found.putAll(look(asked));
        }
        return found;
    }

    /** Whether the number was found in the stock before; never waits. */
    boolean remembers(String number) {
        return known.containsKey(number);
    }

    private Map<String, Device> look(List<String> asked) {
        String[] numbers = asked.toArray(String[]::new);
        jdbc.update("""
            INSERT INTO location.device (tracker)
            SELECT t.tracker FROM equipment.v_tracker t
            WHERE t.device_number = ANY(?) AND NOT EXISTS (SELECT FROM location.device d WHERE d.tracker = t.tracker)
            ORDER BY t.tracker
            ON CONFLICT DO NOTHING
            """, (Object) numbers);
        Map<String, Device> found = new HashMap<>();
        jdbc.query(
                """
                SELECT t.device_number, d.device, d.tracker
                FROM equipment.v_tracker t JOIN location.device d ON d.tracker = t.tracker
                WHERE t.device_number = ANY(?)
                """,
                row -> {
                    found.put(row.getString(1), new Device(row.getInt(2), row.getObject(3, UUID.class)));
                },
                (Object) numbers);
        if (known.size() < MOST_REMEMBERED) {
            known.putAll(found);
        }
        return found;
    }

    /** The short key of a tracker; null if it never reported. */
    @Nullable
    Integer key(UUID tracker) {
        return jdbc
                .queryForList("SELECT device FROM location.device WHERE tracker = ?", Integer.class, tracker)
                .stream()
                .findFirst()
                .orElse(null);
    }
}
