-- The trackers that someone who is enrolled holds now: whom to look after.
CREATE VIEW location.worn AS
    SELECT a.tracker, a.participant, a.held_from
    FROM equipment.v_assignment a JOIN participant.v_enrolment e ON e.person = a.participant AND e.closed IS NULL
    WHERE a.held_until IS NULL;
GRANT SELECT ON location.worn TO rollcall_app;
