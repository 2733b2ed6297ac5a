-- Passkeys of phones. The random handle is what a phone keeps: it names nobody.
CREATE TABLE participant.passkey_user (
    person uuid PRIMARY KEY REFERENCES participant.person,
    handle bytea NOT NULL UNIQUE
);
GRANT SELECT, INSERT, UPDATE ON participant.passkey_user TO rollcall_app;

CREATE TABLE participant.passkey (
    credential bytea PRIMARY KEY,
    person uuid NOT NULL REFERENCES participant.passkey_user,
    public_key bytea NOT NULL,
    signatures bigint NOT NULL,
    verified boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    transports text[] NOT NULL,
    attestation bytea,
    client_data bytea,
    created timestamptz NOT NULL,
    last_used timestamptz NOT NULL
);
CREATE INDEX ON participant.passkey (person);
GRANT SELECT, INSERT, UPDATE, DELETE ON participant.passkey TO rollcall_app;

-- A lock ends every sign-in that was made before it. Append-only.
CREATE TABLE participant.app_lock (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person uuid NOT NULL REFERENCES participant.person,
    at timestamptz NOT NULL,
    actor text NOT NULL
);
CREATE INDEX ON participant.app_lock (person, number);
GRANT SELECT, INSERT ON participant.app_lock TO rollcall_app;
