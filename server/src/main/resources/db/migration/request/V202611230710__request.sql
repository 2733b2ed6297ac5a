CREATE SCHEMA request;
GRANT USAGE ON SCHEMA request TO rollcall_app;

-- All append-only: what was asked and answered stays as it was.
CREATE TABLE request.request (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    kind text NOT NULL,
    about_thing text,
    about_id text CHECK (length(about_id) <= 64),
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
    made timestamptz NOT NULL,
    answer_by timestamptz NOT NULL,
    CHECK ((about_thing IS NULL) = (about_id IS NULL))
);
CREATE INDEX request_of ON request.request (participant, made DESC);
CREATE INDEX request_by ON request.request (answer_by);

CREATE TABLE request.answer (
    -- The key lets one officer answer, and only one.
    request uuid PRIMARY KEY REFERENCES request.request,
    officer uuid NOT NULL,
    at timestamptz NOT NULL,
    result text NOT NULL,
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000)
);

CREATE TABLE request.seen (
    request uuid PRIMARY KEY REFERENCES request.request,
    at timestamptz NOT NULL
);

GRANT SELECT, INSERT ON request.request, request.answer, request.seen TO rollcall_app;
