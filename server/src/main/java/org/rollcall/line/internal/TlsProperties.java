package org.rollcall.line.internal;

import javax.net.ssl.SSLContext;
import org.rollcall.telephony.LineTls;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Encrypted signalling and media beside the plain ones.
 *
 * @param bundle the certificate, its key and whom the line trusts, as {@code spring.ssl.bundle.pem.NAME}
 * @param clientCertificates whether a peer must show a certificate
 * @param encryptedMediaOnly refuses calls whose media is not encrypted
 */
record TlsProperties(
        String bundle,
        @DefaultValue("5061") int port,
        @DefaultValue("false") boolean clientCertificates,
        @DefaultValue("false") boolean encryptedMediaOnly) {
    LineTls tls(SSLContext context) {
        return new LineTls(context, port, clientCertificates, encryptedMediaOnly);
    }
}
