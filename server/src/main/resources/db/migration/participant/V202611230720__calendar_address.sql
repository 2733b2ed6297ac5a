-- The secret address of a person's own calendar programme, as a hash.
CREATE TABLE participant.calendar_address (
    person uuid PRIMARY KEY REFERENCES participant.person,
    hash bytea NOT NULL UNIQUE,
    given timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON participant.calendar_address TO rollcall_app;
