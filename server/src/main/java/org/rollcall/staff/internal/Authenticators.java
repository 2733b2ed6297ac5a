package org.rollcall.staff.internal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.rollcall.evidence.KeyFile;
import org.rollcall.staff.OfficerId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets of authenticator apps, each encrypted and bound to its officer. */
@Component
class Authenticators {
    private final JdbcClient jdbc;
    private final Aead aead;

    Authenticators(JdbcClient jdbc, @Value("${rollcall.keys:${rollcall.var:var}/keys}") Path keys) {
        this.jdbc = jdbc;
        this.aead = KeyFile.aead(keys, "staff");
    }

    record Kept(byte[] secret, long lastStep) {}

    /** Locks the row until the transaction ends: of two who show the same code at once, one is late. */
    Optional<Kept> of(OfficerId officer) {
        return jdbc.sql("SELECT secret, last_step FROM staff.authenticator WHERE officer = ? FOR UPDATE")
                .param(officer.value())
                .query((row, n) -> new Kept(open(officer, row.getBytes(1)), row.getLong(2)))
                .optional();
    }

    private byte[] open(OfficerId officer, byte[] sealed) {
        try {
            return aead.decrypt(sealed, binding(officer));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key \"staff\" is not the one this secret was kept with.", e);
        }
    }

    boolean has(OfficerId officer) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM staff.authenticator WHERE officer = ?)")
                .param(officer.value())
                .query(Boolean.class)
                .single();
    }

    void keep(OfficerId officer, byte[] secret, Instant now, long step) {
        try {
            jdbc.sql("""
                    INSERT INTO staff.authenticator (officer, secret, added, last_step) VALUES (?, ?, ?, ?)
                    ON CONFLICT (officer) DO UPDATE
                    SET secret = excluded.secret, added = excluded.added, last_step = excluded.last_step
                    """)
                    .params(officer.value(), aead.encrypt(secret, binding(officer)), Timestamp.from(now), step)
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void used(OfficerId officer, long step) {
        jdbc.sql("UPDATE staff.authenticator SET last_step = ? WHERE officer = ?")
                .params(step, officer.value())
                .update();
    }

    /** Whether there was one. */
    boolean remove(OfficerId officer) {
        return jdbc.sql("DELETE FROM staff.authenticator WHERE officer = ?")
                        .param(officer.value())
                        .update()
                > 0;
    }

    private static byte[] binding(OfficerId officer) {
        return ("authenticator/" + officer.value()).getBytes(StandardCharsets.US_ASCII);
    }
}
