CREATE SCHEMA evidence;
GRANT USAGE ON SCHEMA evidence TO rollcall_app, rollcall_retention;

-- Append-only. The content lies encrypted in a file of the piece's identifier; its hash here is of the plain content.
CREATE TABLE evidence.piece (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    owner uuid NOT NULL,
    media_type text NOT NULL CHECK (length(media_type) <= 100),
    bytes bigint NOT NULL,
    kept timestamptz NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64)
);
CREATE INDEX ON evidence.piece (owner, kept);

-- What left by its retention class: the proof stays when the content is gone.
CREATE TABLE evidence.removal (
    piece uuid PRIMARY KEY REFERENCES evidence.piece,
    removed timestamptz NOT NULL,
    class text NOT NULL
);

-- A legal hold on all that is about a person; lifted by a row of its own, never by deletion.
CREATE TABLE evidence.hold (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    placed timestamptz NOT NULL,
    by_officer uuid NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500)
);
CREATE TABLE evidence.hold_lifted (
    hold uuid PRIMARY KEY REFERENCES evidence.hold,
    lifted timestamptz NOT NULL,
    by_officer uuid NOT NULL
);
CREATE INDEX ON evidence.hold (owner);

GRANT SELECT, INSERT ON evidence.piece, evidence.hold, evidence.hold_lifted TO rollcall_app;
GRANT SELECT ON evidence.removal TO rollcall_app;
GRANT SELECT ON evidence.piece, evidence.hold, evidence.hold_lifted TO rollcall_retention;
GRANT SELECT, INSERT ON evidence.removal TO rollcall_retention;
