CREATE SCHEMA message;
GRANT USAGE ON SCHEMA message TO rollcall_app;

CREATE TABLE message.message (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    kind text NOT NULL,
    about uuid,
    -- What the text names, such as the window's times: instants and closed-list words.
    facts jsonb NOT NULL,
    sent timestamptz NOT NULL,
    actor text NOT NULL
);
CREATE INDEX message_of ON message.message (participant, sent DESC);
GRANT SELECT, INSERT ON message.message TO rollcall_app;
