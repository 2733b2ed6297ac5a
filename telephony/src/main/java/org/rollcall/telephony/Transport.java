package org.rollcall.telephony;

/** How signalling travels. */
public enum Transport {
    UDP,
    TCP,
    /** Needs {@link LineSettings#tls()}. */
    TLS
}
