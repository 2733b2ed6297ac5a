-- Calls that ended for a technical reason of ours and are made good by calling the person back.
CREATE TABLE checkin.call_back (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    call uuid NOT NULL UNIQUE,
    ordered timestamptz NOT NULL
);
CREATE INDEX call_back_participant ON checkin.call_back (participant, ordered);

-- Whoever writes the next number makes the try: two nodes never call the same person at once.
CREATE TABLE checkin.call_back_try (
    call_back uuid NOT NULL REFERENCES checkin.call_back,
    number integer NOT NULL,
    began timestamptz NOT NULL,
    PRIMARY KEY (call_back, number)
);

CREATE TABLE checkin.call_back_end (
    call_back uuid PRIMARY KEY REFERENCES checkin.call_back,
    how text NOT NULL CHECK (how IN ('TALKED', 'NOT_NEEDED', 'GAVE_UP')),
    last text NOT NULL,
    ended timestamptz NOT NULL
);

GRANT SELECT, INSERT ON checkin.call_back, checkin.call_back_try, checkin.call_back_end TO rollcall_app;
