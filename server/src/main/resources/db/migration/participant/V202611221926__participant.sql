CREATE SCHEMA participant;
GRANT USAGE ON SCHEMA participant TO rollcall_app;

CREATE TABLE participant.person (
    id uuid PRIMARY KEY,
    given_name text NOT NULL,
    family_name text NOT NULL,
    born date,
    language text NOT NULL,
    zone text NOT NULL,
    telephone text,
    protected boolean NOT NULL,
    synthetic boolean NOT NULL,
    version integer NOT NULL
);
CREATE INDEX ON participant.person (telephone) WHERE telephone IS NOT NULL;
CREATE INDEX ON participant.person (family_name, given_name);
GRANT SELECT, INSERT, UPDATE ON participant.person TO rollcall_app;

CREATE TABLE participant.enrolment (
    id uuid PRIMARY KEY,
    person uuid NOT NULL REFERENCES participant.person,
    area text NOT NULL,
    consent_version text NOT NULL,
    opened timestamptz NOT NULL,
    closed timestamptz CHECK (closed >= opened)
);
CREATE UNIQUE INDEX one_open_enrolment ON participant.enrolment (person) WHERE closed IS NULL;
CREATE INDEX ON participant.enrolment (person);
GRANT SELECT, INSERT, UPDATE ON participant.enrolment TO rollcall_app;

CREATE TABLE participant.condition (
    id uuid PRIMARY KEY,
    enrolment uuid NOT NULL REFERENCES participant.enrolment,
    person uuid NOT NULL REFERENCES participant.person,
    technology text NOT NULL CHECK (technology IN ('NONE', 'VOICE', 'APP', 'GPS')),
    authority text NOT NULL,
    reason text NOT NULL,
    rule text,
    -- A local time in the person's zone; null where nothing recurs.
    first_local timestamp,
    window_seconds bigint NOT NULL CHECK (window_seconds > 0),
    starts timestamptz NOT NULL,
    review timestamptz NOT NULL CHECK (review > starts),
    ends timestamptz,
    end_reason text,
    CHECK ((rule IS NULL) = (first_local IS NULL))
);
CREATE INDEX ON participant.condition (person);
CREATE INDEX ON participant.condition (enrolment);
GRANT SELECT, INSERT, UPDATE ON participant.condition TO rollcall_app;

-- Code and PIN are kept as hashes under a key that is not in the database.
CREATE TABLE participant.sign_in (
    person uuid PRIMARY KEY REFERENCES participant.person,
    code_hash text NOT NULL UNIQUE,
    pin_hash text NOT NULL,
    given timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON participant.sign_in TO rollcall_app;

-- Failures against a person or, where a code belongs to nobody, against the code's keyed hash.
CREATE TABLE participant.tries (
    subject text PRIMARY KEY,
    failures integer NOT NULL,
    last timestamptz NOT NULL,
    paused_until timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON participant.tries TO rollcall_app;

-- For the floors above.
CREATE VIEW participant.v_enrolment AS
    SELECT e.id, e.person, e.area, e.opened, e.closed, p.synthetic
    FROM participant.enrolment e JOIN participant.person p ON p.id = e.person;
CREATE VIEW participant.v_condition AS
    SELECT id, enrolment, person, technology, starts, review, ends FROM participant.condition;
GRANT SELECT ON participant.v_enrolment, participant.v_condition TO rollcall_app;
