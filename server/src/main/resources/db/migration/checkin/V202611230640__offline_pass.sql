-- A challenge that a telephone fetched beforehand, for one window. Its secret sends the answer without a sign-in.
CREATE TABLE checkin.offline_pass (
    challenge uuid PRIMARY KEY REFERENCES checkin.face_challenge,
    participant uuid NOT NULL,
    obligation uuid NOT NULL,
    secret_sha256 bytea NOT NULL CHECK (length(secret_sha256) = 32),
    -- What the telephone's clock said when it asked; beside issued it tells how wrong that clock is.
    telephone_clock timestamptz NOT NULL,
    issued timestamptz NOT NULL
);
CREATE INDEX offline_pass_obligation ON checkin.offline_pass (obligation);

-- What has arrived of an answer, encrypted under a key that only comes with its end. Removed once it is taken.
CREATE TABLE checkin.offline_part (
    challenge uuid NOT NULL REFERENCES checkin.offline_pass,
    begins bigint NOT NULL,
    sealed bytea NOT NULL,
    arrived timestamptz NOT NULL,
    PRIMARY KEY (challenge, begins)
);
GRANT SELECT, INSERT ON checkin.offline_pass TO rollcall_app;
GRANT SELECT, INSERT, DELETE ON checkin.offline_part TO rollcall_app;
