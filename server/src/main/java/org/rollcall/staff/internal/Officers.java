package org.rollcall.staff.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.staff.Officer;
import org.rollcall.staff.OfficerId;
import org.rollcall.staff.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The officers' table. */
@Component
class Officers {
    private final JdbcClient jdbc;

    Officers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Officer> find(UUID id) {
        return jdbc.sql("SELECT id, sign_in, name, roles, area FROM staff.officer WHERE id = ?")
                .param(id)
                .query(Officers::officer)
                .optional();
    }

    /** Those in service only. */
    Optional<Officer> inService(String signIn) {
        return jdbc.sql("SELECT id, sign_in, name, roles, area FROM staff.officer WHERE sign_in = ? AND ended IS NULL")
                .param(signIn)
                .query(Officers::officer)
                .optional();
    }

    Optional<Officer> inService(UUID id) {
        return jdbc.sql("SELECT id, sign_in, name, roles, area FROM staff.officer WHERE id = ? AND ended IS NULL")
                .param(id)
                .query(Officers::officer)
                .optional();
    }

    /** Who stands behind a token that is good at a time, given by its digest. */
    Optional<Officer> inService(byte[] token, Instant at) {
        return jdbc.sql("""
                        SELECT o.id, o.sign_in, o.name, o.roles, o.area
                        FROM staff.token t JOIN staff.officer o ON o.id = t.officer
                        WHERE t.hash = ? AND t.ended IS NULL AND t.until > ? AND o.ended IS NULL
                        """)
                .params(token, Timestamp.from(at))
                .query(Officers::officer)
                .optional();
    }

    List<Officer> all(boolean integrations) {
        return jdbc.sql("""
                        SELECT id, sign_in, name, roles, area FROM staff.officer
                        WHERE ended IS NULL AND integration = ? ORDER BY name, sign_in
                        """).param(integrations).query(Officers::officer).list();
    }

    boolean anyAdministrator() {
        return administrators() > 0;
    }

    /** Locks the administrators' rows, so that two who end each other at once cannot leave none. */
    long administrators() {
        return jdbc.sql("SELECT id FROM staff.officer WHERE ended IS NULL AND 'ADMINISTRATOR' = ANY (roles) FOR UPDATE")
                .query(UUID.class)
                .list()
                .size();
    }

    /** The password's hash; empty where there is no such officer in service, or only tokens. */
    Optional<String> password(String signIn) {
        return jdbc.sql(
                        "SELECT password FROM staff.officer WHERE sign_in = ? AND ended IS NULL AND password IS NOT NULL")
                .param(signIn)
                .query(String.class)
                .optional();
    }

    boolean insert(Officer officer, @Nullable String password, byte[] passkeyUser, boolean integration, Instant at) {
        return jdbc.sql("""
                        INSERT INTO staff.officer (id, sign_in, name, password, roles, area, integration, passkey_user, appointed)
                        VALUES (?, ?, ?, ?, ?::text[], ?, ?, ?, ?) ON CONFLICT (sign_in) DO NOTHING
                        """)
                        .param(officer.id().value())
                        .param(officer.signIn())
                        .param(officer.name())
                        .param(password)
                        .param(officer.roles().stream().map(Role::name).toArray(String[]::new))
                        .param(officer.area())
                        .param(integration)
                        .param(passkeyUser)
                        .param(Timestamp.from(at))
                        .update()
                == 1;
    }

    void changePassword(OfficerId officer, String password) {
        jdbc.sql("UPDATE staff.officer SET password = ? WHERE id = ?")
                .params(password, officer.value())
                .update();
    }

    boolean end(OfficerId officer, Instant at) {
        return jdbc.sql("UPDATE staff.officer SET ended = ? WHERE id = ? AND ended IS NULL")
                        .params(Timestamp.from(at), officer.value())
                        .update()
                == 1;
    }

    private static Officer officer(ResultSet row, int number) throws SQLException {
        return new Officer(
                new OfficerId(row.getObject("id", UUID.class)),
                row.getString("sign_in"),
                row.getString("name"),
                roles(row.getArray("roles")),
                row.getString("area"));
    }

    private static Set<Role> roles(Array column) throws SQLException {
        return Arrays.stream((String[]) column.getArray()).map(Role::valueOf).collect(Collectors.toSet());
    }
}
