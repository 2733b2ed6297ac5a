package org.rollcall.staff.internal;

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
import org.rollcall.staff.OfficerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The passkeys' table. Spring's own repository knows no schema, so this one has its SQL in ours. */
@Component
class Passkeys implements UserCredentialRepository {
    private static final String SELECT = """
            SELECT p.*, o.passkey_user FROM staff.passkey p JOIN staff.officer o ON o.id = p.officer
            WHERE o.ended IS NULL AND
            """;

    private final JdbcClient jdbc;
    private final Journal journal;

    Passkeys(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql(SELECT + " p.credential = ?")
                .param(credential.getBytes())
                .query(Passkeys::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes user) {
        return jdbc.sql(SELECT + " o.passkey_user = ? ORDER BY p.created")
                .param(user.getBytes())
                .query(Passkeys::passkey)
                .list();
    }

    /** Called when one is added, and after each sign-in with its new count of signatures. */
    @Override
    @Transactional
    public void save(CredentialRecord passkey) {
        UUID officer = jdbc.sql("SELECT id FROM staff.officer WHERE passkey_user = ?")
                .param(passkey.getUserEntityUserId().getBytes())
                .query(UUID.class)
                .single();
        int updated = jdbc.sql("""
                        UPDATE staff.passkey SET signatures = ?, verified = ?, backed_up = ?, last_used = ?
                        WHERE credential = ? AND officer = ?
                        """)
                .params(
                        passkey.getSignatureCount(),
                        passkey.isUvInitialized(),
                        passkey.isBackupState(),
                        Timestamp.from(passkey.getLastUsed()),
                        passkey.getCredentialId().getBytes(),
                        officer)
                .update();
        if (updated == 0) {
            insert(officer, passkey);
            record(officer, StaffActions.PASSKEY_ADDED);
        }
    }

    private void insert(UUID officer, CredentialRecord passkey) {
        jdbc.sql("""
                INSERT INTO staff.passkey (credential, officer, public_key, signatures, verified, backup_eligible,
                    backed_up, transports, attestation, client_data, label, created, last_used)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?)
                """)
                .param(passkey.getCredentialId().getBytes())
                .param(officer)
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
                .param(label(passkey.getLabel()))
                .param(Timestamp.from(passkey.getCreated()))
                .param(Timestamp.from(passkey.getLastUsed()))
                .update();
    }

    private static String label(String given) {
        String label = given.strip();
        return label.isEmpty() ? "Passkey" : label.substring(0, Math.min(60, label.length()));
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    boolean has(OfficerId officer) {
        return count(officer) > 0;
    }

    int count(OfficerId officer) {
        return jdbc.sql("SELECT count(*) FROM staff.passkey WHERE officer = ?")
                .param(officer.value())
                .query(Integer.class)
                .single();
    }

    /** Within the caller's transaction. */
    void removeAll(OfficerId officer) {
        int removed = jdbc.sql("DELETE FROM staff.passkey WHERE officer = ?")
                .param(officer.value())
                .update();
        if (removed > 0) {
            record(officer.value(), StaffActions.PASSKEY_REMOVED);
        }
    }

    @Override
    @Transactional
    public void delete(Bytes credential) {
        jdbc.sql("DELETE FROM staff.passkey WHERE credential = ? RETURNING officer")
                .param(credential.getBytes())
                .query(UUID.class)
                .optional()
                .ifPresent(officer -> record(officer, StaffActions.PASSKEY_REMOVED));
    }

    private void record(UUID officer, org.rollcall.journal.Action action) {
        journal.record(
                JournalEntry.of(new Actor.Officer(officer), action).about(new Subject(Subject.Kind.OFFICER, officer)));
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("passkey_user")))
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
                .label(row.getString("label"))
                .created(row.getTimestamp("created").toInstant())
                .lastUsed(row.getTimestamp("last_used").toInstant())
                .build();
    }

    private static @Nullable Bytes orNull(byte @Nullable [] bytes) {
        return bytes == null ? null : new Bytes(bytes);
    }
}
