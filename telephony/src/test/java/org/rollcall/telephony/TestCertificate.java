package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate for 127.0.0.1 that vouches for itself, made for one test.
 *
 * @param context has it, and trusts it and nothing else
 * @param key key and certificate, PEM
 * @param root the certificate alone, PEM
 */
record TestCertificate(SSLContext context, Path key, Path root) {
    private static final String PASSWORD = "for-this-test-only";

    /** Makes one in this directory. */
    static TestCertificate in(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore keys = keys(directory.resolve("keys.p12"));
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD.toCharArray());
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("line", keys.getCertificate("line"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);

        String certificate = pem("CERTIFICATE", keys.getCertificate("line").getEncoded());
        byte[] key = keys.getKey("line", PASSWORD.toCharArray()).getEncoded();
        return new TestCertificate(
                context,
                Files.writeString(directory.resolve("phone.pem"), pem("PRIVATE KEY", key) + certificate),
                Files.writeString(directory.resolve("ca.pem"), certificate));
    }

    private static KeyStore keys(Path store) throws IOException, InterruptedException, GeneralSecurityException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "line",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-ext",
                "BC=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
