-- What was signed in a movement history that left for a court. Append-only; the paper itself is not kept.
CREATE TABLE location.court_paper (
    paper uuid PRIMARY KEY,
    participant uuid NOT NULL,
    actor text NOT NULL,
    written timestamptz NOT NULL,
    statement text NOT NULL CHECK (length(statement) <= 600)
);
CREATE INDEX ON location.court_paper (participant);
GRANT SELECT, INSERT ON location.court_paper TO rollcall_app;
