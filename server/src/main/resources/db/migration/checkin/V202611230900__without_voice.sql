-- Whether someone checks in by telephone without a voice comparison; the latest row counts. No reason is kept.
CREATE TABLE checkin.without_voice (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    without boolean NOT NULL,
    chosen timestamptz NOT NULL
);
CREATE INDEX without_voice_participant ON checkin.without_voice (participant, chosen);
GRANT SELECT, INSERT ON checkin.without_voice TO rollcall_app;
