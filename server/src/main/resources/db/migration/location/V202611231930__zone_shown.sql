-- Whether someone sees where an exclusion zone of theirs lies. It is said of one version, so that a zone that is moved is
-- kept back again; the last row counts, and none means no. Append-only.
CREATE TABLE location.zone_shown (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    zone uuid NOT NULL,
    version integer NOT NULL,
    shown boolean NOT NULL,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    FOREIGN KEY (zone, version) REFERENCES location.zone
);
CREATE INDEX ON location.zone_shown (zone, version, number);
GRANT SELECT, INSERT ON location.zone_shown TO rollcall_app;
