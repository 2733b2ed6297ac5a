package org.rollcall.staff.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.staff.OfficerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes for those who have lost their second factor, kept as hashes. */
@Component
class RecoveryCodes {
    private static final Duration HOLDS = Duration.ofHours(24);

    private final JdbcClient jdbc;

    RecoveryCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new one; former ones stop working. */
    String give(OfficerId officer, Instant now) {
        String code = Passwords.token();
        jdbc.sql("UPDATE staff.recovery SET used = ? WHERE officer = ? AND used IS NULL")
                .params(Timestamp.from(now), officer.value())
                .update();
        jdbc.sql("INSERT INTO staff.recovery (hash, officer, made, until) VALUES (?, ?, ?, ?)")
                .params(Passwords.digest(code), officer.value(), Timestamp.from(now), Timestamp.from(now.plus(HOLDS)))
                .update();
        return code;
    }

    /** Whether it held, and is used up now. */
    boolean use(OfficerId officer, String code, Instant now) {
        return jdbc.sql("""
                        UPDATE staff.recovery SET used = ?
                        WHERE hash = ? AND officer = ? AND used IS NULL AND until > ?
                        """)
                        .params(
                                Timestamp.from(now),
                                Passwords.digest(code.strip()),
                                officer.value(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }
}
