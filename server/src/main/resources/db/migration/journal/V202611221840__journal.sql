CREATE SCHEMA journal;
GRANT USAGE ON SCHEMA journal TO rollcall_app;

-- Append-only: the application may insert and read. It owns nothing and holds no UPDATE, DELETE or TRUNCATE.
CREATE TABLE journal.entry (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded timestamptz NOT NULL,
    actor text NOT NULL CHECK (length(actor) <= 100),
    action text NOT NULL CHECK (length(action) <= 100),
    purpose text CHECK (length(purpose) <= 60),
    facts jsonb NOT NULL,
    -- What the seal's leaf is made of, kept as written: verification needs no re-serialising.
    canonical text NOT NULL
);

CREATE TABLE journal.subject (
    entry bigint NOT NULL REFERENCES journal.entry,
    kind text NOT NULL,
    subject uuid NOT NULL,
    PRIMARY KEY (kind, subject, entry)
);

CREATE TABLE journal.seal (
    number bigint PRIMARY KEY,
    sealed timestamptz NOT NULL,
    entries integer NOT NULL,
    root bytea NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    signature bytea NOT NULL
);

CREATE TABLE journal.sealed (
    entry bigint PRIMARY KEY REFERENCES journal.entry,
    seal bigint NOT NULL REFERENCES journal.seal,
    position integer NOT NULL,
    leaf bytea NOT NULL,
    UNIQUE (seal, position)
);

-- A queue, not a record: entries committed and not yet sealed. Numbers may commit out of order, so no watermark would do.
CREATE TABLE journal.waiting (entry bigint PRIMARY KEY);

GRANT SELECT, INSERT ON journal.entry, journal.subject, journal.seal, journal.sealed TO rollcall_app;
GRANT SELECT, INSERT, DELETE ON journal.waiting TO rollcall_app;
