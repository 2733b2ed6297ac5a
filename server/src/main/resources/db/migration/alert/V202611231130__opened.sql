-- For what a period's alerts came to.
CREATE INDEX alert_opened ON alert.alert (opened);
