package org.rollcall.participant.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.journal.Actor;
import org.rollcall.journal.Journal;
import org.rollcall.journal.JournalEntry;
import org.rollcall.journal.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of the phones' passkeys, for the ceremonies. No bean, for the reason {@link PhoneUsers} is none. */
final class PhonePasskeys implements UserCredentialRepository {
    private static final int MOST = 10;
    private static final String SELECT = """
            SELECT p.*, u.handle FROM participant.passkey p JOIN participant.passkey_user u ON u.person = p.person
            WHERE
            """;

    private final JdbcClient jdbc;
    private final Journal journal;
    private final TransactionTemplate transaction;

    PhonePasskeys(JdbcClient jdbc, Journal journal, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(SELECT + " p.credential = ?")
                .param(credential.getBytes())
                .query(PhonePasskeys::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(SELECT + " u.handle = ? ORDER BY p.created")
                .param(handle.getBytes())
                .query(PhonePasskeys::passkey)
                .list();
    }

    /** Called when one is added, and after each sign-in with its new count of signatures. */
    @Override
    public void save(CredentialRecord passkey) {
        transaction.executeWithoutResult(status -> {
            UUID person = jdbc.sql("SELECT person FROM participant.passkey_user WHERE handle = ? FOR UPDATE")
                    .param(passkey.getUserEntityUserId().getBytes())
                    .query(UUID.class)
                    .single();
            if (!update(person, passkey)) {
                insert(person, passkey);
            }
        });
    }

    private boolean update(UUID person, CredentialRecord passkey) {
        return jdbc.sql("""
                        UPDATE participant.passkey SET signatures = ?, verified = ?, backed_up = ?, last_used = ?
                        WHERE credential = ? AND person = ?
                        """)
                        .params(
                                passkey.getSignatureCount(),
                                passkey.isUvInitialized(),
                                passkey.isBackupState(),
                                Timestamp.from(passkey.getLastUsed()),
                                passkey.getCredentialId().getBytes(),
                                person)
                        .update()
                > 0;
    }

    private void insert(UUID person, CredentialRecord passkey) {
        int kept = jdbc.sql("SELECT count(*) FROM participant.passkey WHERE person = ?")
                .param(person)
                .query(Integer.class)
                .single();
        if (kept >= MOST) {
            throw new IllegalStateException("There are " + MOST + " phones already. Remove one first.");
        }
        jdbc.sql("""
                INSERT INTO participant.passkey (credential, person, public_key, signatures, verified, backup_eligible,
                    backed_up, transports, attestation, client_data, created, last_used)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?)
                """)
                .param(passkey.getCredentialId().getBytes())
                .param(person)
                .param(passkey.getPublicKey().getBytes())
                .param(passkey.getSignatureCount())
                .param(passkey.isUvInitialized())
                .param(passkey.isBackupEligible())
                .param(passkey.isBackupState())
                .param(passkey.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .toArray(String[]::new))
                .param(bytes(passkey.getAttestationObject()))
                .param(bytes(passkey.getAttestationClientDataJSON()))
                .param(Timestamp.from(passkey.getCreated()))
                .param(Timestamp.from(passkey.getLastUsed()))
                .update();
        journal.record(JournalEntry.of(new Actor.Participant(person), ParticipantActions.PASSKEY_ADDED)
                .about(Subject.participant(person)));
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    /** Never asked for: {@link PostgresAppAccess} removes. */
    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("A phone is removed through AppAccess.");
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(row.getBoolean("verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(Arrays.stream((String[]) row.getArray("transports").getArray())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .attestationObject(orNull(row.getBytes("attestation")))
                .attestationClientDataJSON(orNull(row.getBytes("client_data")))
                .label("")
                .created(row.getTimestamp("created").toInstant())
                .lastUsed(row.getTimestamp("last_used").toInstant())
                .build();
    }

    private static @Nullable Bytes orNull(byte @Nullable [] bytes) {
        return bytes == null ? null : new Bytes(bytes);
    }
}
