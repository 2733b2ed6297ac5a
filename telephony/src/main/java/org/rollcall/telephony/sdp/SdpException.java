package org.rollcall.telephony.sdp;

/** A session description that cannot be read; the message says what is wrong with it. */
public final class SdpException extends Exception {
    private static final long serialVersionUID = 1L;

    SdpException(String message) {
        super(message);
    }
}
