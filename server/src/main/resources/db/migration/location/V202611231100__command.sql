-- What trackers were told, by whom and why. Append-only; what became of it stands in the events.
CREATE TABLE location.command (
    command uuid PRIMARY KEY,
    tracker uuid NOT NULL,
    participant uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('INTERVAL', 'BUZZ', 'MESSAGE')),
    seconds integer CHECK (seconds > 0),
    words text CHECK (length(words) BETWEEN 1 AND 100),
    purpose text NOT NULL,
    actor text NOT NULL,
    asked timestamptz NOT NULL,
    CHECK ((kind = 'INTERVAL') = (seconds IS NOT NULL)),
    CHECK ((kind = 'MESSAGE') = (words IS NOT NULL))
);
CREATE INDEX ON location.command (participant, asked);
CREATE TABLE location.command_event (
    command uuid NOT NULL REFERENCES location.command,
    number smallint NOT NULL,
    state text NOT NULL CHECK (state IN ('QUEUED', 'SENT', 'DELIVERED', 'REFUSED', 'EXPIRED')),
    at timestamptz NOT NULL,
    said text CHECK (length(said) <= 300),
    PRIMARY KEY (command, number)
);

-- A queue, not a record: commands that wait to be sent, or for the tracker's answer. Its rows are the locks of the nodes.
CREATE TABLE location.command_waiting (
    command uuid PRIMARY KEY REFERENCES location.command,
    device_number text NOT NULL,
    sent timestamptz
);
CREATE INDEX ON location.command_waiting (device_number);

GRANT SELECT, INSERT ON location.command, location.command_event TO rollcall_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON location.command_waiting TO rollcall_app;
