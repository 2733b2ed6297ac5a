package org.rollcall.location;

/** With which key court papers are signed. */
public interface CourtKey {
    /** The public half (X.509 in base64). */
    String publicKey();
}
