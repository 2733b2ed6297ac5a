-- When a person wants to be left alone, in local times of their zone; the programme's hours hold for everyone else.
CREATE TABLE participant.quiet_hours (
    person uuid PRIMARY KEY REFERENCES participant.person,
    quiet_from time NOT NULL,
    quiet_until time NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON participant.quiet_hours TO rollcall_app;

-- The next migration moves here what people chose for reminders alone.
CREATE VIEW participant.v_quiet_hours_moving AS SELECT person, quiet_from, quiet_until FROM participant.quiet_hours;
