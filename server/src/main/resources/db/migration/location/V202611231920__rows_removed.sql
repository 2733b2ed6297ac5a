-- What a removal took: sealed days, days that could not be sealed, or fixes whose own time cannot be, by the day they came.
ALTER TABLE location.removal ADD COLUMN what text NOT NULL DEFAULT 'SEALED' CHECK (what IN ('SEALED', 'ROWS', 'DOUBTFUL'));
GRANT SELECT, DELETE ON location.doubtful_fix TO rollcall_retention;
