GRANT USAGE ON SCHEMA location TO rollcall_retention;

-- One transaction of sealing: closed days of trackers went from rows into segments. hashes: SHA-256 over tracker, day and
-- content of each segment, in the order of devices; root: the Merkle root over them, which the journal holds too.
CREATE SEQUENCE location.sealing_number;
CREATE TABLE location.sealing (
    sealing bigint PRIMARY KEY,
    sealed timestamptz NOT NULL,
    day date NOT NULL,
    devices integer[] NOT NULL,
    fixes integer[] NOT NULL,
    hashes bytea[] NOT NULL,
    root bytea NOT NULL
);

-- A closed day (UTC) of one tracker. Late fixes come as rows again, and the day is sealed again with them.
CREATE TABLE location.segment (
    device integer NOT NULL,
    day date NOT NULL,
    sealing bigint NOT NULL REFERENCES location.sealing,
    fixes integer NOT NULL CHECK (fixes > 0),
    latest_valid timestamptz,
    content bytea NOT NULL,
    PRIMARY KEY (device, day)
);
-- It is compressed already.
ALTER TABLE location.segment ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX ON location.segment (day);

-- The proof that stays of what left by its retention class.
CREATE SEQUENCE location.removal_number;
CREATE TABLE location.removal (
    removal bigint NOT NULL,
    device integer NOT NULL,
    day date NOT NULL,
    class text NOT NULL CHECK (class IN ('HELD', 'UNHELD')),
    fixes integer NOT NULL,
    hash bytea NOT NULL,
    removed timestamptz NOT NULL,
    PRIMARY KEY (device, day, removal)
);

GRANT SELECT ON location.segment, location.sealing, location.removal TO rollcall_app;
GRANT SELECT ON location.batch, location.unevaluated, location.device, location.unknown_fix TO rollcall_retention;
GRANT SELECT, DELETE ON location.fix TO rollcall_retention;
GRANT DELETE ON location.unknown_fix TO rollcall_retention;
GRANT SELECT, INSERT, UPDATE, DELETE ON location.segment TO rollcall_retention;
GRANT SELECT, INSERT ON location.sealing, location.removal TO rollcall_retention;
GRANT USAGE ON SEQUENCE location.sealing_number, location.removal_number TO rollcall_retention;

-- Gives the disk back what an emptied day took; does nothing while a row is left or someone is reading or writing there.
CREATE FUNCTION location.clear_day(day date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '100ms' AS $$
DECLARE
    name text := 'fix_' || to_char(day, 'YYYYMMDD');
    left_over boolean;
BEGIN
    IF day IS NULL OR to_regclass('location.' || quote_ident(name)) IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE location.%I IN ACCESS EXCLUSIVE MODE', name);
    EXECUTE format('SELECT EXISTS (SELECT FROM location.%I)', name) INTO left_over;
    IF NOT left_over THEN
        EXECUTE format('TRUNCATE location.%I', name);
    END IF;
    RETURN NOT left_over;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END
$$;
REVOKE ALL ON FUNCTION location.clear_day(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION location.clear_day(date) TO rollcall_retention;
