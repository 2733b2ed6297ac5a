package org.rollcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * The passwords of the database roles, made once and readable by this user alone. The application's role is no
 * superuser; retention has a role of its own, because only it may delete what is append-only for everyone else.
 */
public record DatabaseSecrets(String superuser, String owner, String app, String retention) {
    static DatabaseSecrets in(Path directory) throws IOException {
        Path file = directory.resolve("secrets");
        if (!Files.exists(file)) {
            Path fresh = Files.createTempFile(
                    directory,
                    "secrets",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, List.of(random(), random(), random(), random()));
            Files.move(fresh, file);
        }
        List<String> lines = Files.readAllLines(file);
        return new DatabaseSecrets(lines.get(0), lines.get(1), lines.get(2), lines.get(3));
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void makeRoles(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (String[] role :
                    new String[][] {{"rollcall_owner", owner}, {"rollcall_app", app}, {"rollcall_retention", retention}
                    }) {
                statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role[0]
                        + "') THEN CREATE ROLE " + role[0]
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE; END IF; END $$");
                statement.execute("ALTER ROLE " + role[0] + " PASSWORD '" + role[1] + "'");
            }
            statement.execute("ALTER ROLE postgres PASSWORD '" + superuser() + "'");
        }
    }

    @Override
    public String toString() {
        return "DatabaseSecrets[hidden]";
    }
}
