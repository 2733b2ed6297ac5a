CREATE SCHEMA IF NOT EXISTS checkin;
GRANT USAGE ON SCHEMA checkin TO rollcall_app;

-- What was asked on the telephone, written before it is asked.
CREATE TABLE checkin.challenge (
    id uuid PRIMARY KEY,
    call uuid NOT NULL,
    participant uuid NOT NULL,
    digits text NOT NULL CHECK (digits ~ '^[0-9]{4,32}$'),
    asked timestamptz NOT NULL
);
CREATE INDEX challenge_call ON checkin.challenge (call, asked);

-- What was answered, with the recording and its comparison.
CREATE TABLE checkin.answer (
    evidence uuid PRIMARY KEY,
    call uuid NOT NULL,
    participant uuid NOT NULL,
    digits text NOT NULL,
    comparison uuid,
    answered timestamptz NOT NULL
);

-- Which call an attempt came of.
CREATE TABLE checkin.call_attempt (
    attempt uuid PRIMARY KEY,
    call uuid NOT NULL,
    participant uuid NOT NULL
);

CREATE TABLE checkin.voice_enrolment (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    started timestamptz NOT NULL
);
CREATE INDEX voice_enrolment_participant ON checkin.voice_enrolment (participant, started);

-- A started enrolment ends once: made, cancelled, or replaced by a later start.
CREATE TABLE checkin.voice_enrolment_end (
    enrolment uuid PRIMARY KEY REFERENCES checkin.voice_enrolment,
    how text NOT NULL CHECK (how IN ('MADE', 'CANCELLED', 'REPLACED')),
    ended timestamptz NOT NULL
);

-- A call that made no voiceprint; the enrolment goes on waiting.
CREATE TABLE checkin.voice_enrolment_try (
    enrolment uuid NOT NULL REFERENCES checkin.voice_enrolment,
    call uuid NOT NULL,
    why text[] NOT NULL,
    tried timestamptz NOT NULL,
    PRIMARY KEY (enrolment, call)
);

-- Attempts of any way that a machine could not settle, and what a person decided.
CREATE TABLE checkin.review (
    attempt uuid PRIMARY KEY,
    participant uuid NOT NULL,
    obligation uuid NOT NULL,
    way text NOT NULL,
    reason text NOT NULL,
    comparison uuid,
    evidence uuid[] NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX review_at ON checkin.review (at);
CREATE INDEX review_obligation ON checkin.review (obligation);

CREATE TABLE checkin.review_end (
    attempt uuid PRIMARY KEY REFERENCES checkin.review,
    -- An outcome, or SETTLED where the obligation was settled otherwise meanwhile.
    outcome text NOT NULL,
    ended timestamptz NOT NULL
);

GRANT SELECT, INSERT ON checkin.challenge, checkin.answer, checkin.call_attempt, checkin.voice_enrolment,
    checkin.voice_enrolment_end, checkin.voice_enrolment_try, checkin.review, checkin.review_end TO rollcall_app;
