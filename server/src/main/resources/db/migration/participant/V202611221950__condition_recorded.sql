-- Statistics ask what Rollcall had been told by a day: a condition may start before it was entered.
ALTER TABLE participant.condition ADD COLUMN recorded timestamptz NOT NULL DEFAULT now();
CREATE OR REPLACE VIEW participant.v_condition AS
    SELECT id, enrolment, person, technology, starts, review, ends, recorded FROM participant.condition;
