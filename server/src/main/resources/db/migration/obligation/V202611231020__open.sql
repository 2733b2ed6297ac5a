-- What is to be done and was not yet, for reminders of the floors above.
CREATE VIEW obligation.v_open AS
    SELECT id, participant, duty, way, opens, closes FROM obligation.obligation WHERE outcome IS NULL;
GRANT SELECT ON obligation.v_open TO rollcall_app;
