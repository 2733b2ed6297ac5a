-- A call is made for one reason: another broke off or was promised, or a check-in is to be remembered, each once.
ALTER TABLE checkin.call_back ALTER COLUMN call DROP NOT NULL;
ALTER TABLE checkin.call_back ADD COLUMN reminds uuid UNIQUE;
ALTER TABLE checkin.call_back ADD CHECK ((call IS NULL) <> (reminds IS NULL));
