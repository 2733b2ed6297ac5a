-- How to find a court or an office, and what to bring. Append-only: the newest line of a name holds.
CREATE TABLE hearing.place (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    address text NOT NULL CHECK (length(address) <= 500),
    getting_there text NOT NULL CHECK (length(getting_there) <= 2000),
    bring text NOT NULL CHECK (length(bring) <= 2000),
    actor text NOT NULL,
    recorded timestamptz NOT NULL
);
CREATE INDEX place_of ON hearing.place (name, number);
GRANT SELECT, INSERT ON hearing.place TO rollcall_app;
