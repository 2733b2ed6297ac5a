-- Check-ins by tracker that a report may still fulfil: for the gateway, which knows of reports and not of windows.
CREATE VIEW obligation.v_awaiting_report AS
    SELECT participant, opens, closes FROM obligation.obligation
    WHERE way = 'TRACKER' AND duty = 'CHECK_IN'
      AND (outcome IS NULL OR (outcome IN ('MISSED', 'PENDING_REVIEW') AND NOT by_person));
GRANT SELECT ON obligation.v_awaiting_report TO rollcall_app;
