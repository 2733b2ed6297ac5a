package org.rollcall.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** The journal's door for readers. */
public interface JournalReader {
    /** An entry as it was committed. {@code number} grows, with gaps where a transaction was rolled back. */
    record Recorded(long number, Instant at, JournalEntry entry) {}

    /** The newest entries about {@code subject}, newest first, at most {@code most}. */
    List<Recorded> about(Subject subject, int most);

    /** Writes every sealed entry and every seal as JSON lines that {@link JournalVerification} reads. */
    void export(OutputStream out) throws IOException;

    /** The newest seal's hash, in hexadecimal: the head that receipts and bulletins carry. Sixty-four zeros before the first. */
    String head();

    /** The public key (Ed25519, X.509 in base64) under which the seals are signed. */
    String publicKey();
}
