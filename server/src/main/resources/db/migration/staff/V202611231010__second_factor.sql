-- One authenticator app an officer. Its secret lies encrypted under a key that is not in the database.
CREATE TABLE staff.authenticator (
    officer uuid PRIMARY KEY REFERENCES staff.officer,
    secret bytea NOT NULL,
    added timestamptz NOT NULL,
    -- The step of time of the code used last: none is taken twice.
    last_step bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON staff.authenticator TO rollcall_app;

-- Codes by which someone who has lost the second factor starts anew; only the newest works, once.
CREATE TABLE staff.recovery (
    hash bytea PRIMARY KEY,
    officer uuid NOT NULL REFERENCES staff.officer,
    made timestamptz NOT NULL,
    until timestamptz NOT NULL,
    used timestamptz
);
CREATE INDEX ON staff.recovery (officer);
GRANT SELECT, INSERT, UPDATE ON staff.recovery TO rollcall_app;
