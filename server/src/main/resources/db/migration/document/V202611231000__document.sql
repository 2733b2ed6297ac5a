CREATE SCHEMA document;
GRANT USAGE ON SCHEMA document TO rollcall_app;

-- All append-only. The pages' content is evidence.
CREATE TABLE document.document (
    id uuid PRIMARY KEY,
    participant uuid NOT NULL,
    kept timestamptz NOT NULL,
    -- Of the pages' hashes in their order: the same pages sent twice are one document.
    sha256 text NOT NULL CHECK (length(sha256) = 64)
);
CREATE INDEX document_of ON document.document (participant, kept DESC);

CREATE TABLE document.page (
    piece uuid PRIMARY KEY,
    document uuid NOT NULL REFERENCES document.document,
    number integer NOT NULL CHECK (number > 0),
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    UNIQUE (document, number)
);

-- What the scanner answered. A page without a row waits where there is a scanner.
CREATE TABLE document.scan (
    piece uuid PRIMARY KEY REFERENCES document.page,
    at timestamptz NOT NULL,
    result text NOT NULL CHECK (result IN ('CLEAN', 'HARMFUL', 'GONE')),
    found text CHECK ((found IS NULL) = (result <> 'HARMFUL'))
);

GRANT SELECT, INSERT ON document.document, document.page, document.scan TO rollcall_app;

-- For the floors above.
CREATE VIEW document.v_page AS SELECT document, piece FROM document.page;
GRANT SELECT ON document.v_page TO rollcall_app;
