-- For those above who must not hold against a person what was out of order here.
CREATE VIEW obligation.v_outage AS SELECT way, begins, ends FROM obligation.outage;
GRANT SELECT ON obligation.v_outage TO rollcall_app;
