CREATE SCHEMA staff;
GRANT USAGE ON SCHEMA staff TO rollcall_app;

-- An officer is never deleted: the journal names them for ever.
CREATE TABLE staff.officer (
    id uuid PRIMARY KEY,
    sign_in text NOT NULL UNIQUE CHECK (sign_in = lower(sign_in)),
    name text NOT NULL,
    -- Null for an integration, which holds tokens and has no password.
    password text,
    roles text[] NOT NULL,
    area text,
    integration boolean NOT NULL DEFAULT false,
    passkey_user bytea NOT NULL UNIQUE,
    appointed timestamptz NOT NULL,
    ended timestamptz
);
GRANT SELECT, INSERT, UPDATE ON staff.officer TO rollcall_app;

CREATE TABLE staff.passkey (
    credential bytea PRIMARY KEY,
    officer uuid NOT NULL REFERENCES staff.officer,
    public_key bytea NOT NULL,
    signatures bigint NOT NULL,
    verified boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    transports text[] NOT NULL,
    attestation bytea,
    client_data bytea,
    label text NOT NULL,
    created timestamptz NOT NULL,
    last_used timestamptz NOT NULL
);
CREATE INDEX ON staff.passkey (officer);
GRANT SELECT, INSERT, UPDATE, DELETE ON staff.passkey TO rollcall_app;

-- The one-time links by which a first administrator appoints themself; only the newest works.
CREATE TABLE staff.invitation (
    hash bytea PRIMARY KEY,
    made timestamptz NOT NULL,
    until timestamptz NOT NULL,
    used timestamptz
);
GRANT SELECT, INSERT, UPDATE ON staff.invitation TO rollcall_app;

-- Failures against a sign-in name, whether or not anyone has it: its keyed hash, not the name.
CREATE TABLE staff.tries (
    hash text PRIMARY KEY,
    failures integer NOT NULL,
    last timestamptz NOT NULL,
    paused_until timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON staff.tries TO rollcall_app;

CREATE TABLE staff.token (
    id uuid PRIMARY KEY,
    officer uuid NOT NULL REFERENCES staff.officer,
    hash bytea NOT NULL UNIQUE,
    made timestamptz NOT NULL,
    until timestamptz NOT NULL,
    ended timestamptz
);
GRANT SELECT, INSERT, UPDATE ON staff.token TO rollcall_app;
