CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO rollcall_app;

-- Append-only: a template is issued by a row here and revoked by a row in revocation.
CREATE TABLE identity.template (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('VOICE', 'FACE')),
    model text NOT NULL CHECK (length(model) <= 200),
    language text NOT NULL,
    evidence uuid NOT NULL,
    -- AES-256-GCM, bound to participant, identifier and model.
    sealed bytea NOT NULL,
    -- A random place in the order in which the cohort is drawn: a bounded sample costs the sample, not everyone.
    draw bigint NOT NULL,
    issued timestamptz NOT NULL
);
CREATE INDEX template_participant ON identity.template (participant, kind);
CREATE INDEX template_cohort ON identity.template (kind, model, language, draw);

CREATE TABLE identity.revocation (
    template uuid PRIMARY KEY REFERENCES identity.template,
    reason text NOT NULL CHECK (length(reason) <= 200),
    revoked timestamptz NOT NULL
);

CREATE TABLE identity.comparison (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    template uuid REFERENCES identity.template,
    kind text NOT NULL CHECK (kind IN ('VOICE', 'FACE')),
    result text NOT NULL CHECK (result IN ('MATCH', 'INCONCLUSIVE', 'UNUSABLE')),
    score double precision,
    false_match_rate double precision,
    reasons text[] NOT NULL,
    quality jsonb NOT NULL,
    model text NOT NULL,
    cohort integer NOT NULL,
    compared timestamptz NOT NULL
);
CREATE INDEX comparison_participant ON identity.comparison (participant, compared);

-- Marks of earlier recordings, by which a replay is noticed; no speech can be made of them.
CREATE TABLE identity.recording (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    participant uuid NOT NULL,
    sealed bytea NOT NULL,
    heard timestamptz NOT NULL
);
CREATE INDEX recording_participant ON identity.recording (participant, number);

GRANT SELECT, INSERT ON identity.template, identity.revocation, identity.comparison, identity.recording TO rollcall_app;
