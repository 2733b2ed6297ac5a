-- A queue, not a record: trackers whose battery is low, and when a person of the staff is told unless it is charged.
CREATE TABLE location.low_battery (
    tracker uuid PRIMARY KEY,
    participant uuid NOT NULL,
    happened timestamptz NOT NULL,
    due timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON location.low_battery TO rollcall_app;
-- The lock of the row while a node deals with it wants a right, too.
GRANT UPDATE (due) ON location.low_battery TO rollcall_app;
