-- What leaves or changes its form by the retention role is journalled in that role's own transaction.
GRANT USAGE ON SCHEMA journal TO rollcall_retention;
GRANT SELECT (number), INSERT ON journal.entry TO rollcall_retention;
GRANT INSERT ON journal.subject, journal.waiting TO rollcall_retention;
