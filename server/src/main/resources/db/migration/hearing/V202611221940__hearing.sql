CREATE SCHEMA hearing;
GRANT USAGE ON SCHEMA hearing TO rollcall_app;

-- All append-only: what was entered wrongly is entered again, and the newest line holds.
CREATE TABLE hearing.notice (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    obligation uuid NOT NULL UNIQUE,
    office text NOT NULL CHECK (length(office) BETWEEN 1 AND 200),
    delivery text NOT NULL,
    given timestamptz NOT NULL,
    actor text NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX notice_of ON hearing.notice (participant, given DESC);

CREATE TABLE hearing.report (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice uuid NOT NULL REFERENCES hearing.notice,
    reported timestamptz NOT NULL,
    notice_to_appear boolean NOT NULL,
    actor text NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX report_of ON hearing.report (notice, number);

CREATE TABLE hearing.hearing (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    obligation uuid NOT NULL UNIQUE,
    court text NOT NULL CHECK (length(court) BETWEEN 1 AND 200),
    kind text NOT NULL,
    starts timestamptz NOT NULL,
    zone text NOT NULL,
    notice_proven boolean NOT NULL,
    -- The hearing it was set in place of, when the agency moved that.
    instead_of uuid REFERENCES hearing.hearing,
    actor text NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX hearing_of ON hearing.hearing (participant, starts DESC);

CREATE TABLE hearing.appearance (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hearing uuid NOT NULL REFERENCES hearing.hearing,
    appearance text NOT NULL,
    source text NOT NULL,
    actor text NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX appearance_of ON hearing.appearance (hearing, number);

CREATE VIEW hearing.v_notice AS
    SELECT id, participant, obligation, delivery, given, recorded FROM hearing.notice;
CREATE VIEW hearing.v_report AS
    SELECT number, notice, reported, notice_to_appear, recorded FROM hearing.report;
CREATE VIEW hearing.v_hearing AS
    SELECT id, participant, obligation, kind, starts, notice_proven, recorded FROM hearing.hearing;
CREATE VIEW hearing.v_appearance AS
    SELECT number, hearing, appearance, source, recorded FROM hearing.appearance;

GRANT SELECT, INSERT ON hearing.notice, hearing.report, hearing.hearing, hearing.appearance TO rollcall_app;
GRANT SELECT ON hearing.v_notice, hearing.v_report, hearing.v_hearing, hearing.v_appearance TO rollcall_app;
