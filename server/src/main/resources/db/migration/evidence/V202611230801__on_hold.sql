-- The people of whom nothing may leave now.
CREATE VIEW evidence.v_on_hold AS
    SELECT DISTINCT h.owner FROM evidence.hold h
    WHERE NOT EXISTS (SELECT FROM evidence.hold_lifted l WHERE l.hold = h.id);
GRANT SELECT ON evidence.v_on_hold TO rollcall_app, rollcall_retention;
