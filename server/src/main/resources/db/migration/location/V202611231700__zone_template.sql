-- How much it takes before a fix speaks against a person at the edge of this zone.
ALTER TABLE location.zone ADD COLUMN buffer_metres integer NOT NULL DEFAULT 30 CHECK (buffer_metres BETWEEN 0 AND 5000);
ALTER TABLE location.zone
    ADD COLUMN dwell_seconds integer NOT NULL DEFAULT 60 CHECK (dwell_seconds BETWEEN 60 AND 43200);
-- The address whose surroundings it is, as it was kept then.
ALTER TABLE location.zone ADD COLUMN address text;

-- What an agency enters once and gives to many. A change is a further version; zones given keep what they were given.
CREATE TABLE location.zone_template (
    template uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    kind text NOT NULL CHECK (kind IN ('INCLUSION', 'EXCLUSION')),
    -- A place of its own, or the radius around a point that is set for each person.
    area text CHECK (length(area) <= 200000),
    radius double precision CHECK (radius BETWEEN 1 AND 500000),
    schedule text NOT NULL CHECK (length(schedule) <= 1000),
    buffer_metres integer NOT NULL CHECK (buffer_metres BETWEEN 0 AND 5000),
    dwell_seconds integer NOT NULL CHECK (dwell_seconds BETWEEN 60 AND 43200),
    removed boolean NOT NULL,
    made timestamptz NOT NULL,
    PRIMARY KEY (template, version),
    CHECK ((area IS NULL) <> (radius IS NULL))
);
GRANT SELECT, INSERT ON location.zone_template TO rollcall_app;
