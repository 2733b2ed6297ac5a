-- One-time permissions: while one stands, the zones it is for ask nothing of the person. Append-only.
CREATE TABLE location.permission (
    permission uuid PRIMARY KEY,
    participant uuid NOT NULL,
    -- Null: all of the person's zones.
    zone uuid,
    reason text NOT NULL CHECK (reason IN ('WORK', 'CLINIC', 'TRAVEL', 'FAMILY', 'COURT', 'OTHER')),
    begins timestamptz NOT NULL,
    ends timestamptz NOT NULL CHECK (ends > begins),
    given timestamptz NOT NULL,
    officer uuid NOT NULL
);
CREATE INDEX ON location.permission (participant, ends);
CREATE TABLE location.permission_ended (
    permission uuid PRIMARY KEY REFERENCES location.permission,
    ended timestamptz NOT NULL,
    actor text NOT NULL
);
GRANT SELECT, INSERT ON location.permission, location.permission_ended TO rollcall_app;
