package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final String PASSWORD = "a long secret";
    private static final TrunkRegistration EVERY_TWO_SECONDS = new TrunkRegistration(
            "carrier.example", Duration.ofSeconds(2), Duration.ofMillis(40), Duration.ofMillis(160));

    private static SipLine line(Carrier carrier, String password) throws IOException {
        TrunkRoute route = new TrunkRoute(carrier.address(), Transport.UDP)
                .withLogin(new TrunkLogin("rollcall-1", password))
                .withRegistration(EVERY_TWO_SECONDS);
        return SipLine.open(LineSettings.loopback().withTrunk(route), call -> {}, Clock.systemUTC());
    }

    private static Carrier.Asked next(Carrier carrier) throws InterruptedException {
        Carrier.Asked asked = carrier.asked().poll(10, TimeUnit.SECONDS);
        if (asked == null) {
            throw new AssertionError("The line asked nothing.");
        }
        return asked;
    }

    @Test
    void provesWhoItIsBySha256RefreshesBeforeExpiryAndSaysGoodbye() throws Exception {
        try (Carrier carrier = new Carrier(asked -> {
            boolean proven = Carrier.proven(asked, "SHA-256", PASSWORD);
            return proven
                    ? "200 OK\r\nExpires: " + asked.expires()
                    : Carrier.challenge("SHA-256", "n1", "") + "\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"";
        })) {
            try (SipLine line = line(carrier, PASSWORD)) {
                Carrier.Asked first = next(carrier);
                assertThat(first.text()).startsWith("REGISTER sip:carrier.example SIP/2.0");
                assertThat(first.field("To")).contains("sip:rollcall-1@carrier.example");
                assertThat(first.field("Contact")).contains(":" + line.port());
                assertThat(first.field("Authorization")).isEmpty();
                Carrier.Asked proven = next(carrier);
                assertThat(proven.proof("nc")).isEqualTo("00000001");
                Soon.holds(() ->
                        assertThat(line.registration().orElseThrow()).isInstanceOf(RegistrationState.Registered.class));
                Instant since = Instant.now();
                Carrier.Asked refresh = next(carrier);
                assertThat(Duration.between(since, Instant.now())).isLessThan(Duration.ofSeconds(2));
                assertThat(refresh.proof("nc")).isEqualTo("00000002");
                assertThat(refresh.field("Call-ID")).isEqualTo(first.field("Call-ID"));
                assertThat(Carrier.proven(refresh, "SHA-256", PASSWORD)).isTrue();
            }
            Carrier.Asked goodbye = next(carrier);
            while (goodbye.expires() != 0) {
                goodbye = next(carrier);
            }
            assertThat(goodbye.proof("username")).isEqualTo("rollcall-1");
        }
    }

    @Test
    void aStaleNonceIsAnsweredWithTheNewOne() throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (Carrier carrier = new Carrier(asked -> switch (times.incrementAndGet()) {
                    case 1 -> Carrier.challenge("MD5", "old", "");
                    case 2 -> Carrier.challenge("MD5", "new", ", stale=true");
                    default -> Carrier.proven(asked, "MD5", PASSWORD) ? "200 OK" : "403 Forbidden";
                });
                SipLine line = line(carrier, PASSWORD)) {
            next(carrier);
            assertThat(next(carrier).proof("nonce")).isEqualTo("old");
            Carrier.Asked last = next(carrier);
            assertThat(last.proof("nonce")).isEqualTo("new");
            assertThat(last.proof("nc")).isEqualTo("00000001");
            Soon.holds(() ->
                    assertThat(line.registration().orElseThrow()).isInstanceOf(RegistrationState.Registered.class));
        }
    }

    @Test
    void aWrongPasswordIsNotTriedAgainAtOnceButMoreAndMoreSlowly() throws Exception {
        try (Carrier carrier = new Carrier(asked -> Carrier.challenge("MD5", "n" + System.nanoTime(), ""));
                SipLine line = line(carrier, "wrong")) {
            Soon.holds(() -> assertThat(line.registration().orElseThrow())
                    .isInstanceOfSatisfying(RegistrationState.Failing.class, failing -> {
                        assertThat(failing.failures()).isGreaterThanOrEqualTo(3);
                        assertThat(failing.reason()).contains("login").contains("password");
                    }));
            int asked = carrier.asked().size();
            assertThat(asked).isBetween(6, 40);
        }
    }

    @Test
    void aRegistrarThatFailsIsAskedAgainAndALongerTimeIsTaken() throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (Carrier carrier = new Carrier(asked -> switch (times.incrementAndGet()) {
                    case 1, 2 -> "500 Server Internal Error";
                    case 3 -> "423 Interval Too Brief\r\nMin-Expires: 60";
                    default -> "200 OK\r\nExpires: " + asked.expires();
                });
                SipLine line = line(carrier, PASSWORD)) {
            Soon.holds(() -> assertThat(line.registration().orElseThrow())
                    .isInstanceOfSatisfying(
                            RegistrationState.Registered.class,
                            r -> assertThat(r.until()).isAfter(Instant.now().plusSeconds(30))));
            assertThat(carrier.asked()).hasSize(4);
        }
    }
}
