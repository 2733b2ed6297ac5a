package org.rollcall.participant.internal;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/**
 * Participants as their phones' passkeys know them: random bytes and no name, since a phone shows it to whoever holds it.
 * No bean: Spring would no longer know which of two the console's passkeys belong to.
 */
final class PhoneUsers implements PublicKeyCredentialUserEntityRepository {
    private static final String SHOWN = "Rollcall";
    private static final int HANDLE_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    PhoneUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return jdbc.sql("SELECT handle FROM participant.passkey_user WHERE handle = ?")
                .param(handle.getBytes())
                .query((row, n) -> user(row.getBytes(1)))
                .optional()
                .orElse(null);
    }

    /** @param participant the identifier, which is the name of the sign-in that asks for a passkey */
    @Override
    public PublicKeyCredentialUserEntity findByUsername(String participant) {
        var handle = new byte[HANDLE_BYTES];
        random.nextBytes(handle);
        UUID person = UUID.fromString(participant);
        jdbc.sql("INSERT INTO participant.passkey_user (person, handle) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(person, handle)
                .update();
        return user(jdbc.sql("SELECT handle FROM participant.passkey_user WHERE person = ?")
                .param(person)
                .query((row, n) -> row.getBytes(1))
                .single());
    }

    private static PublicKeyCredentialUserEntity user(byte[] handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(handle))
                .name(SHOWN)
                .displayName(SHOWN)
                .build();
    }

    /** Never needed: asking by name makes one. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("Participants are enrolled, not saved.");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("Participants are never deleted.");
    }
}
