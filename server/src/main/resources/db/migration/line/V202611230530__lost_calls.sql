-- Which process has a call, and when each was last seen alive: what a dead one left open is ended by another.
CREATE TABLE line.node (
    id uuid PRIMARY KEY,
    seen timestamptz NOT NULL
);
ALTER TABLE line.call_begun ADD COLUMN node uuid;

GRANT SELECT, INSERT, UPDATE ON line.node TO rollcall_app;
