package org.rollcall.staff.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Officers as passkeys know them: under random bytes given at their appointment, so that a passkey names nobody. */
@Component
class PasskeyUsers implements PublicKeyCredentialUserEntityRepository {
    private final JdbcClient jdbc;

    PasskeyUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes user) {
        return jdbc.sql(
                        "SELECT passkey_user, sign_in, name FROM staff.officer WHERE passkey_user = ? AND ended IS NULL")
                .param(user.getBytes())
                .query(PasskeyUsers::user)
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String signIn) {
        return jdbc.sql("SELECT passkey_user, sign_in, name FROM staff.officer WHERE sign_in = ? AND ended IS NULL")
                .param(signIn)
                .query(PasskeyUsers::user)
                .optional()
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity user(ResultSet row, int number) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("passkey_user")))
                .name(row.getString("sign_in"))
                .displayName(row.getString("name"))
                .build();
    }

    /** Never needed: an officer has these bytes from the appointment. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Officers are appointed, not saved.");
    }

    @Override
    public void delete(Bytes user) {
        throw new UnsupportedOperationException("Officers are never deleted.");
    }
}
