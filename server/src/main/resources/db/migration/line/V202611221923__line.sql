CREATE SCHEMA line;
GRANT USAGE ON SCHEMA line TO rollcall_app;

-- A call is two rows: one when it begins, one when it ends. A begun call without its end died with the process.
CREATE TABLE line.call_begun (
    id uuid PRIMARY KEY,
    direction text NOT NULL CHECK (direction IN ('IN', 'OUT')),
    -- Keyed hash: whose call it was is known by the attempt that came of it.
    number_hash text,
    asserted boolean NOT NULL,
    verstat text CHECK (length(verstat) <= 64),
    attestation text CHECK (length(attestation) <= 64),
    began timestamptz NOT NULL
);
CREATE INDEX call_begun_began ON line.call_begun (began);

CREATE TABLE line.call_ended (
    call uuid PRIMARY KEY REFERENCES line.call_begun,
    why text NOT NULL CHECK (length(why) <= 60),
    packets_lost bigint NOT NULL,
    ended timestamptz NOT NULL
);

GRANT SELECT, INSERT ON line.call_begun, line.call_ended TO rollcall_app;
