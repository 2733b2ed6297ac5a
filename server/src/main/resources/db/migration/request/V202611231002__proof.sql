-- The document that shows what is asked for; of the module document.
ALTER TABLE request.request ADD COLUMN document uuid;
CREATE INDEX request_document ON request.request (document) WHERE document IS NOT NULL;
