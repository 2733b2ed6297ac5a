-- Until when the positions of a device were fetched from Traccar. Its row is also the lock under which one node fetches.
CREATE TABLE location.traccar_backfill (
    device_number text PRIMARY KEY CHECK (length(device_number) <= 64),
    until timestamptz NOT NULL
);
GRANT SELECT, INSERT ON location.traccar_backfill TO rollcall_app;
GRANT UPDATE (until) ON location.traccar_backfill TO rollcall_app;
