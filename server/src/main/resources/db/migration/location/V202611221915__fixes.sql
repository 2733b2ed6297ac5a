CREATE SCHEMA location;
GRANT USAGE ON SCHEMA location TO rollcall_app;

-- A short key for each tracker of the stock, because it stands in every fix and every index entry.
CREATE TABLE location.device (
    device integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tracker uuid NOT NULL UNIQUE
);

-- One group commit. When it was stored is when each of its fixes was received; the journal holds the same root.
CREATE SEQUENCE location.batch_number;
CREATE TABLE location.batch (
    batch bigint PRIMARY KEY,
    stored timestamptz NOT NULL,
    fixes integer NOT NULL,
    root bytea NOT NULL,
    -- For the evaluation: which devices, each one's earliest fix, and the union of the states each reported.
    devices integer[] NOT NULL,
    earliest timestamptz[] NOT NULL,
    states integer[] NOT NULL
);

-- A queue, not a record: batches not yet evaluated.
CREATE TABLE location.unevaluated (batch bigint PRIMARY KEY);

-- Fixes by day (UTC) of the fix. hash: the first eight bytes of the fix's leaf, SHA-256 over tracker and content.
CREATE TABLE location.fix (
    device integer NOT NULL,
    fixed timestamptz NOT NULL,
    hash bigint NOT NULL,
    batch bigint NOT NULL,
    latitude_e7 integer NOT NULL,
    longitude_e7 integer NOT NULL,
    speed_mm_s integer,
    course_hundredths integer,
    altitude_cm integer,
    accuracy_cm integer,
    dop_hundredths integer,
    states integer NOT NULL,
    satellites smallint,
    battery_tenths smallint,
    valid boolean NOT NULL,
    extras bytea,
    PRIMARY KEY (device, fixed, hash)
) PARTITION BY RANGE (fixed);

-- The same for fixes whose own time cannot be: from the future, from 1970, from before the oldest day that is taken.
CREATE TABLE location.doubtful_fix (LIKE location.fix INCLUDING ALL);

-- Devices that are not in the stock, and what they sent: apart from people.
CREATE TABLE location.unknown_tracker (
    device_number text PRIMARY KEY CHECK (length(device_number) <= 64),
    protocol text NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    fixes integer NOT NULL
);
CREATE TABLE location.unknown_fix (
    device_number text NOT NULL REFERENCES location.unknown_tracker,
    fixed timestamptz NOT NULL,
    hash bigint NOT NULL,
    received timestamptz NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (device_number, fixed, hash)
);

-- The application owns nothing and cannot make tables; this makes a day's partition for it. Attaching, unlike
-- PARTITION OF, lets others go on writing.
CREATE FUNCTION location.make_day(day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text := 'fix_' || to_char(day, 'YYYYMMDD');
BEGIN
    IF day IS NULL OR day < date '2000-01-01' OR day > date '2200-01-01' THEN
        RAISE EXCEPTION 'No partition is made for %.', day;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('location.make_day', 0));
    IF to_regclass('location.' || quote_ident(name)) IS NOT NULL THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE location.%I (LIKE location.fix INCLUDING ALL)', name);
    EXECUTE format('ALTER TABLE location.fix ATTACH PARTITION location.%I FOR VALUES FROM (%L) TO (%L)', name,
        (day::text || ' 00:00:00+00')::timestamptz, ((day + 1)::text || ' 00:00:00+00')::timestamptz);
END
$$;
REVOKE ALL ON FUNCTION location.make_day(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION location.make_day(date) TO rollcall_app;

GRANT SELECT, INSERT ON location.device, location.batch, location.fix, location.doubtful_fix,
    location.unknown_fix TO rollcall_app;
GRANT SELECT, INSERT, DELETE ON location.unevaluated TO rollcall_app;
GRANT SELECT, INSERT ON location.unknown_tracker TO rollcall_app;
GRANT UPDATE (last_seen, fixes) ON location.unknown_tracker TO rollcall_app;
GRANT USAGE ON SEQUENCE location.batch_number TO rollcall_app;
