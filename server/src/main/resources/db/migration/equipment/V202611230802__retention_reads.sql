-- Whose a day of a tracker was decides how long it is kept.
GRANT USAGE ON SCHEMA equipment TO rollcall_retention;
GRANT SELECT ON equipment.v_assignment TO rollcall_retention;
