-- Whose call it is, written as soon as it is known: a call that dies with its process is still held against nobody.
CREATE TABLE checkin.call_person (
    call uuid PRIMARY KEY,
    participant uuid NOT NULL,
    known timestamptz NOT NULL
);
GRANT SELECT, INSERT ON checkin.call_person TO rollcall_app;
