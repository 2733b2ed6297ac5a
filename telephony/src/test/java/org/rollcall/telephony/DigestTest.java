package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final TrunkLogin MUFASA = new TrunkLogin("Mufasa", "Circle of Life");
    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    private static final Optional<Digest.Quality> ONCE =
            Optional.of(new Digest.Quality(1, "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"));

    /** The example of RFC 7616, section 3.9.1. */
    @Test
    void theRfcsExampleComesOut() {
        assertThat(Digest.MD5.response(MUFASA, "http-auth@example.org", NONCE, "GET", "/dir/index.html", ONCE))
                .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(Digest.SHA_256.response(MUFASA, "http-auth@example.org", NONCE, "GET", "/dir/index.html", ONCE))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    /** The example of RFC 2069, section 2.4, with the correction of its erratum. */
    @Test
    void withoutQopItIsTheOldFormula() {
        TrunkLogin login = new TrunkLogin("Mufasa", "CircleOfLife");
        String nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
        assertThat(Digest.MD5.response(login, "testrealm@host.com", nonce, "GET", "/dir/index.html", Optional.empty()))
                .isEqualTo("1949323746fe6a43ef61f9606e7febea");
    }

    @Test
    void anUnnamedAlgorithmIsMd5AndAnUnknownOneNone() {
        assertThat(Digest.named("")).contains(Digest.MD5);
        assertThat(Digest.named("sha-256")).contains(Digest.SHA_256);
        assertThat(Digest.named("SHA-512-256")).contains(Digest.SHA_512_256);
        assertThat(Digest.named("MD5-sess")).isEmpty();
    }

    @Test
    void aLoginNeverShowsItsPassword() {
        TrunkRoute route = new TrunkRoute(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_060), Transport.UDP)
                .withLogin(new TrunkLogin("line", "open sesame"));
        assertThat(route.toString()).contains("user=line").doesNotContain("sesame");
    }

    @Test
    void aRegistrationNeedsALogin() {
        TrunkRoute route =
                new TrunkRoute(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_060), Transport.UDP);
        assertThatThrownBy(() -> route.withRegistration(TrunkRegistration.of("carrier.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("login");
    }
}
