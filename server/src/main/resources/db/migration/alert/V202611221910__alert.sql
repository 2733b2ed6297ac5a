CREATE SCHEMA alert;
GRANT USAGE ON SCHEMA alert TO rollcall_app;

-- Append-only, like the dispositions: an alert is open while it has none.
CREATE TABLE alert.alert (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    participant uuid,
    about uuid,
    happened timestamptz NOT NULL,
    opened timestamptz NOT NULL,
    actor text NOT NULL
);
CREATE INDEX alert_of ON alert.alert (participant, opened DESC);

CREATE TABLE alert.disposition (
    -- The key lets one officer close an alert, and only one.
    alert uuid PRIMARY KEY REFERENCES alert.alert,
    officer uuid NOT NULL,
    at timestamptz NOT NULL,
    found text NOT NULL,
    note text NOT NULL CHECK (length(note) <= 2000)
);

-- The open alerts, a queue and not a record: one of a kind about one thing.
CREATE TABLE alert.open (
    alert uuid PRIMARY KEY REFERENCES alert.alert,
    opened timestamptz NOT NULL,
    sameness text NOT NULL UNIQUE
);
CREATE INDEX open_oldest ON alert.open (opened);

GRANT SELECT, INSERT ON alert.alert, alert.disposition TO rollcall_app;
GRANT SELECT, INSERT, DELETE ON alert.open TO rollcall_app;

CREATE VIEW alert.v_alert AS
    SELECT a.id, a.kind, a.participant, a.happened, a.opened, d.at AS closed, d.found
    FROM alert.alert a LEFT JOIN alert.disposition d ON d.alert = a.id;
GRANT SELECT ON alert.v_alert TO rollcall_app;
