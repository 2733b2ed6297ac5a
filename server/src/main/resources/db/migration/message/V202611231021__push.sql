-- A browser that takes reminders, by the address its push service gave it.
CREATE TABLE message.subscription (
    endpoint text PRIMARY KEY CHECK (length(endpoint) <= 2000),
    participant uuid NOT NULL,
    -- The browser's public key (P-256, uncompressed) and its secret (RFC 8291, 3.1 and 3.2).
    key bytea NOT NULL CHECK (length(key) = 65),
    secret bytea NOT NULL CHECK (length(secret) = 16),
    made timestamptz NOT NULL
);
CREATE INDEX ON message.subscription (participant);

-- When a person wants to be reminded, in local times of their zone.
CREATE TABLE message.reminder_wish (
    participant uuid PRIMARY KEY,
    quiet_from time NOT NULL,
    quiet_until time NOT NULL,
    preferred time[] NOT NULL
);

-- Which reminder of which obligation was sent: none is sent twice. One that nobody took is tried again.
CREATE TABLE message.reminder (
    obligation uuid NOT NULL,
    due timestamptz NOT NULL,
    sent timestamptz NOT NULL,
    PRIMARY KEY (obligation, due)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON message.subscription, message.reminder_wish TO rollcall_app;
GRANT SELECT, INSERT, DELETE ON message.reminder TO rollcall_app;
