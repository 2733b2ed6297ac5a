package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.rollcall.simulator.TrackerLoad;

/** How many fixes of each tracker a server's database holds, and how many of them at different times. */
final class StoredFixes {
    private final Map<String, long[]> counts = new HashMap<>();

    private StoredFixes() {}

    static StoredFixes in(ServerProcess server) throws SQLException, IOException {
        var stored = new StoredFixes();
        try (Connection connection = server.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT t.device_number, count(*), count(DISTINCT f.fixed)"
                        + " FROM location.fix f JOIN location.device d USING (device)"
                        + " JOIN equipment.tracker t USING (tracker) GROUP BY t.device_number")) {
            while (row.next()) {
                stored.counts.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)});
            }
        }
        return stored;
    }

    /** Of this tracker at least so many and at most so many, each once. */
    void assertBetween(String imei, long least, long most) {
        long[] found = counts.getOrDefault(imei, new long[2]);
        assertThat(found[0]).as(imei).isBetween(least, most);
        assertThat(found[1]).as("each fix once").isEqualTo(found[0]);
    }

    /** Every fix that was acknowledged; beyond them at most the one frame that was on its way. */
    void assertHold(TrackerLoad load, int fixesAFrame) {
        load.acknowledged()
                .forEach((imei, acknowledged) -> assertBetween(imei, acknowledged, acknowledged + (long) fixesAFrame));
    }
}
