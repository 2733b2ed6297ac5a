package org.rollcall.telephony;

import javax.net.ssl.SSLContext;

/**
 * Encrypted signalling and media. TLS 1.2 and 1.3; SRTP by keys in the description (SDES, RFC 4568).
 *
 * @param context this side's certificate and whom it trusts; a trunk's certificate is checked against these trusted
 *     roots, not against a host name, so trust the trunk's own root only
 * @param port of SIP over TLS on the bound address, 0 for any free one
 * @param clientCertificates whether a peer must show a certificate; then whoever shows one that is trusted is a peer, from
 *     any address, and its word on the caller's identity counts unless its address is that of a plain peer
 * @param encryptedMediaOnly refuses calls whose media is not encrypted
 */
public record LineTls(SSLContext context, int port, boolean clientCertificates, boolean encryptedMediaOnly) {}
