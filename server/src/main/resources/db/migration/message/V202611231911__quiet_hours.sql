-- Quiet hours are the person's and hold for everything that reaches them, not for reminders alone.
INSERT INTO participant.v_quiet_hours_moving (person, quiet_from, quiet_until)
SELECT participant, quiet_from, quiet_until FROM message.reminder_wish;
DROP VIEW participant.v_quiet_hours_moving;
ALTER TABLE message.reminder_wish DROP COLUMN quiet_from, DROP COLUMN quiet_until;
