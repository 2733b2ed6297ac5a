-- What participants and officers write to each other. All append-only.
CREATE TABLE message.letter (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    -- Null where the participant wrote it.
    officer uuid,
    language text NOT NULL,
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    sent timestamptz NOT NULL
);
CREATE INDEX letter_of ON message.letter (participant, sent DESC);

-- By a person, never by a machine.
CREATE TABLE message.translation (
    letter uuid PRIMARY KEY REFERENCES message.letter,
    language text NOT NULL,
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 4000),
    officer uuid NOT NULL,
    at timestamptz NOT NULL
);

-- The other side has opened it.
CREATE TABLE message.letter_read (
    letter uuid PRIMARY KEY REFERENCES message.letter,
    at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON message.letter, message.translation, message.letter_read TO rollcall_app;
