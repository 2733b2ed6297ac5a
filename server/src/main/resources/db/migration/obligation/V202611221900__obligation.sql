CREATE SCHEMA obligation;
GRANT USAGE ON SCHEMA obligation TO rollcall_app;

-- One row a condition with a recurrence: what the sweep opens next. A cursor, not a record.
CREATE TABLE obligation.plan (
    condition uuid PRIMARY KEY,
    participant uuid NOT NULL,
    way text NOT NULL,
    rule text NOT NULL,
    first timestamp NOT NULL,
    length_seconds bigint NOT NULL CHECK (length_seconds > 0),
    starts timestamptz NOT NULL,
    ends timestamptz,
    opened_until timestamptz NOT NULL,
    -- When the next window opens that is not on the list yet; null once there is none.
    next_opens timestamptz
);
CREATE INDEX plan_next ON obligation.plan (next_opens) WHERE next_opens IS NOT NULL;

-- The current state. How it came about stands in decision and extension, which nobody can change.
CREATE TABLE obligation.obligation (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    condition uuid,
    -- The local time it recurs at: a person who moves to another zone does not get the same check-in twice.
    occurrence timestamp,
    duty text NOT NULL,
    way text NOT NULL,
    opens timestamptz NOT NULL,
    first_closes timestamptz NOT NULL,
    closes timestamptz NOT NULL,
    outcome text,
    decided timestamptz,
    by_person boolean NOT NULL DEFAULT false,
    recorded timestamptz NOT NULL,
    CHECK (opens < first_closes AND first_closes <= closes),
    CHECK ((outcome IS NULL) = (decided IS NULL)),
    UNIQUE (condition, occurrence)
);
CREATE INDEX obligation_closing ON obligation.obligation (closes) WHERE outcome IS NULL;
CREATE INDEX obligation_of ON obligation.obligation (participant, opens);
CREATE INDEX obligation_touched ON obligation.obligation (way, closes);
CREATE INDEX obligation_due ON obligation.obligation (opens)
    WHERE outcome IS NULL OR (outcome IN ('MISSED', 'PENDING_REVIEW') AND NOT by_person);

CREATE TABLE obligation.attempt (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    obligation uuid REFERENCES obligation.obligation,
    way text NOT NULL,
    at timestamptz NOT NULL,
    finding text NOT NULL,
    detail text,
    comparison uuid,
    evidence uuid[] NOT NULL,
    receipt text NOT NULL UNIQUE,
    actor text NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX attempt_of_obligation ON obligation.attempt (obligation, at);
CREATE INDEX attempt_of_participant ON obligation.attempt (participant, at DESC);

-- Every outcome an obligation ever had. A null outcome reopens it.
CREATE TABLE obligation.decision (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    obligation uuid NOT NULL REFERENCES obligation.obligation,
    outcome text,
    -- From when it holds (a report made on the 5th and entered on the 20th holds from the 5th)
    effective timestamptz NOT NULL,
    -- and when Rollcall learnt it.
    recorded timestamptz NOT NULL,
    actor text NOT NULL,
    by_person boolean NOT NULL,
    reason text NOT NULL
);
CREATE INDEX decision_of ON obligation.decision (obligation, number);

CREATE TABLE obligation.outage (
    id uuid PRIMARY KEY,
    way text NOT NULL,
    begins timestamptz NOT NULL,
    ends timestamptz NOT NULL,
    what text NOT NULL,
    actor text NOT NULL,
    recorded timestamptz NOT NULL,
    CHECK (begins < ends)
);
CREATE INDEX outage_of_way ON obligation.outage (way, ends);

CREATE TABLE obligation.extension (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    obligation uuid NOT NULL REFERENCES obligation.obligation,
    closes timestamptz NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX extension_of ON obligation.extension (obligation, number);

-- When the sweep last ran: a longer silence is an outage of Rollcall itself.
CREATE TABLE obligation.sweep (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    ran timestamptz NOT NULL
);

-- db-scheduler's table.
CREATE TABLE obligation.scheduled_task (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_due ON obligation.scheduled_task (execution_time);
CREATE INDEX scheduled_task_alive ON obligation.scheduled_task (last_heartbeat);

-- What upper floors may count.
CREATE VIEW obligation.v_obligation AS
    SELECT id, participant, condition, duty, way, opens, first_closes, recorded FROM obligation.obligation;
CREATE VIEW obligation.v_decision AS
    SELECT number, obligation, outcome, effective, recorded, by_person FROM obligation.decision;
CREATE VIEW obligation.v_extension AS
    SELECT number, obligation, closes, recorded FROM obligation.extension;

GRANT SELECT, INSERT ON obligation.attempt, obligation.decision, obligation.outage, obligation.extension TO rollcall_app;
GRANT SELECT, INSERT, UPDATE (closes, outcome, decided, by_person) ON obligation.obligation TO rollcall_app;
GRANT SELECT, INSERT, UPDATE (ends, opened_until, next_opens) ON obligation.plan TO rollcall_app;
GRANT SELECT, INSERT, UPDATE (ran) ON obligation.sweep TO rollcall_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON obligation.scheduled_task TO rollcall_app;
GRANT SELECT ON obligation.v_obligation, obligation.v_decision, obligation.v_extension TO rollcall_app;
