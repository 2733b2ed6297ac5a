-- What one attempt before the camera is asked for, written before it is asked.
CREATE TABLE checkin.face_challenge (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    actions text[] NOT NULL CHECK (cardinality(actions) BETWEEN 1 AND 5),
    issued timestamptz NOT NULL,
    expires timestamptz NOT NULL
);

-- A challenge is used once; whoever sends it again is told what came of the first time.
CREATE TABLE checkin.face_challenge_use (
    challenge uuid PRIMARY KEY,
    attempt uuid NOT NULL UNIQUE,
    receipt text NOT NULL,
    told text NOT NULL,
    told_reasons text[] NOT NULL,
    movement text NOT NULL,
    asked text[] NOT NULL,
    seen text[] NOT NULL,
    doubts text[] NOT NULL,
    frames integer NOT NULL,
    lowest_cosine double precision,
    passive double precision,
    -- The frames, where a person may have to look at them.
    kept uuid,
    used timestamptz NOT NULL
);

-- Where the first officer does not see the person, a second one looks before anything follows.
CREATE TABLE checkin.review_first_look (
    attempt uuid PRIMARY KEY REFERENCES checkin.review,
    officer uuid NOT NULL,
    reason text NOT NULL,
    looked timestamptz NOT NULL
);

GRANT SELECT, INSERT ON checkin.face_challenge, checkin.face_challenge_use, checkin.review_first_look TO rollcall_app;
