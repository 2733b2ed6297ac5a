package org.rollcall.document.internal;

/** What the scanner's round came to for one page. */
enum ScanResult {
    CLEAN,
    HARMFUL,
    /** The page left by its retention class before it was scanned. */
    GONE
}
