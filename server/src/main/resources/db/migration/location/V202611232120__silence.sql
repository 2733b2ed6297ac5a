-- When a tracker that somebody held was not heard: since when, when that was found, when the staff were told, and when it
-- was found heard again or given back.
CREATE TABLE location.silence (
    silence uuid PRIMARY KEY,
    tracker uuid NOT NULL,
    participant uuid NOT NULL,
    since timestamptz NOT NULL,
    found timestamptz NOT NULL,
    told timestamptz,
    ended timestamptz,
    CHECK (since <= found AND found <= told AND found <= ended)
);
CREATE UNIQUE INDEX silence_open ON location.silence (tracker) WHERE ended IS NULL;
CREATE INDEX silence_of ON location.silence (participant, since DESC);
GRANT SELECT, INSERT ON location.silence TO rollcall_app;
GRANT UPDATE (told, ended) ON location.silence TO rollcall_app;

-- Not a record: when a wearer was last told that charging comes due.
CREATE TABLE location.charging_told (
    tracker uuid PRIMARY KEY,
    told timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON location.charging_told TO rollcall_app;
