-- What is due to leave is found by kind and age.
CREATE INDEX piece_kind_kept ON evidence.piece (kind, kept, id);
