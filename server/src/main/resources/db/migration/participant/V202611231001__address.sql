-- Append-only: the newest row is the address now.
CREATE TABLE participant.address (
    person uuid NOT NULL REFERENCES participant.person,
    since timestamptz NOT NULL,
    lines text NOT NULL CHECK (length(lines) BETWEEN 1 AND 500),
    PRIMARY KEY (person, since)
);
GRANT SELECT, INSERT ON participant.address TO rollcall_app;
