-- What kind of device a tracker is, for how often each kind raises an alert that is none.
CREATE VIEW equipment.v_tracker_model AS SELECT tracker, model FROM equipment.tracker;
GRANT SELECT ON equipment.v_tracker_model TO rollcall_app;
