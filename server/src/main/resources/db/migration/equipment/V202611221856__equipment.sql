CREATE SCHEMA equipment;
GRANT USAGE ON SCHEMA equipment TO rollcall_app;
-- Equality of identifiers inside an exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA equipment;

CREATE TABLE equipment.tracker (
    tracker uuid PRIMARY KEY,
    device_number text NOT NULL UNIQUE CHECK (device_number ~ '^[A-Za-z0-9._-]{1,40}$'),
    model text NOT NULL CHECK (length(model) BETWEEN 1 AND 100),
    synthetic boolean NOT NULL,
    added timestamptz NOT NULL
);

-- Who holds what, from (inclusive) when to (exclusive) when. Two people cannot hold one tracker at one instant.
CREATE TABLE equipment.assignment (
    assignment uuid PRIMARY KEY,
    tracker uuid NOT NULL REFERENCES equipment.tracker,
    participant uuid NOT NULL,
    held_from timestamptz NOT NULL,
    held_until timestamptz,
    CHECK (held_until > held_from),
    CONSTRAINT one_holder EXCLUDE USING gist (tracker WITH =, tstzrange(held_from, held_until) WITH &&)
);
CREATE INDEX ON equipment.assignment (participant);

GRANT SELECT, INSERT ON equipment.tracker, equipment.assignment TO rollcall_app;
-- The end of a holding is the one thing that becomes known later. The lock that serialises assignments needs a right, too.
GRANT UPDATE (held_until) ON equipment.assignment TO rollcall_app;
GRANT UPDATE (model) ON equipment.tracker TO rollcall_app;

CREATE VIEW equipment.v_tracker AS SELECT tracker, device_number, synthetic, added FROM equipment.tracker;
CREATE VIEW equipment.v_assignment AS SELECT tracker, participant, held_from, held_until FROM equipment.assignment;
GRANT SELECT ON equipment.v_tracker, equipment.v_assignment TO rollcall_app;
