ALTER TABLE location.batch ADD COLUMN latest timestamptz[] NOT NULL DEFAULT '{}';

-- A batch whose evaluation failed is tried again later, and does not keep the others waiting.
ALTER TABLE location.unevaluated ADD COLUMN tries smallint NOT NULL DEFAULT 0;
ALTER TABLE location.unevaluated ADD COLUMN not_before timestamptz NOT NULL DEFAULT '-infinity';
GRANT UPDATE (tries, not_before) ON location.unevaluated TO rollcall_app;

-- Zones of one person each. A change is a further version, which judges fixes from "applies" on.
CREATE TABLE location.zone (
    zone uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    participant uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind text NOT NULL CHECK (kind IN ('INCLUSION', 'EXCLUSION')),
    area text NOT NULL CHECK (length(area) <= 200000),
    schedule text NOT NULL CHECK (length(schedule) <= 1000),
    time_zone text NOT NULL,
    removed boolean NOT NULL,
    applies timestamptz NOT NULL,
    PRIMARY KEY (zone, version)
);
CREATE INDEX ON location.zone (participant);

-- Where the evaluation of a device stands; its row is also the lock under which one node at a time evaluates it.
CREATE TABLE location.evaluated (
    device integer PRIMARY KEY,
    until timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE TABLE location.judgement (
    device integer NOT NULL,
    zone uuid NOT NULL,
    version integer NOT NULL,
    state bytea NOT NULL,
    PRIMARY KEY (device, zone)
);

-- What was found, with the fixes that show it. Append-only.
CREATE TABLE location.crossing (
    crossing uuid PRIMARY KEY,
    device integer NOT NULL,
    participant uuid NOT NULL,
    zone uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('LEFT_INCLUSION', 'ENTERED_EXCLUSION', 'BACK_INSIDE', 'OUT_AGAIN', 'NO_LONGER_IN_FORCE')),
    happened timestamptz NOT NULL,
    found timestamptz NOT NULL,
    evidence jsonb NOT NULL,
    UNIQUE (zone, device, happened, kind)
);
CREATE INDEX ON location.crossing (participant, happened);
CREATE TABLE location.reported (
    device integer NOT NULL,
    state text NOT NULL,
    happened timestamptz NOT NULL,
    participant uuid NOT NULL,
    found timestamptz NOT NULL,
    PRIMARY KEY (device, state, happened)
);

GRANT SELECT, INSERT ON location.zone, location.crossing, location.reported TO rollcall_app;
GRANT SELECT, INSERT, UPDATE ON location.evaluated TO rollcall_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON location.judgement TO rollcall_app;
