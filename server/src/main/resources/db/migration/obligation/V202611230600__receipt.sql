-- What each receipt states and the signature over it, as it was given. Attempts of before have none.
CREATE TABLE obligation.receipt (
    number text PRIMARY KEY REFERENCES obligation.attempt (receipt),
    statement text NOT NULL CHECK (length(statement) <= 300)
);
GRANT SELECT, INSERT ON obligation.receipt TO rollcall_app;
