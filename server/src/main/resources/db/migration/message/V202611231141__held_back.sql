-- A queue, not a record: messages that wait for the end of the person's night.
CREATE TABLE message.held_back (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    kind text NOT NULL,
    about uuid,
    facts jsonb NOT NULL,
    not_before timestamptz NOT NULL,
    UNIQUE (participant, kind)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON message.held_back TO rollcall_app;
