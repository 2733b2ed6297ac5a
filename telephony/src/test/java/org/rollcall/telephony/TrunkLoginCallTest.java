package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call over a trunk that is sipp and checks the login itself. */
class TrunkLoginCallTest {
    private static final OutgoingCall ORDER = new OutgoingCall("+15551230000", "+15559990000", Duration.ofSeconds(10));

    private static SipLine line(int port, String password) throws java.io.IOException {
        TrunkRoute route = new TrunkRoute(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), Transport.UDP)
                .withLogin(new TrunkLogin("rollcall-1", password));
        return SipLine.open(LineSettings.loopback().withTrunk(route), call -> {}, Clock.systemUTC());
    }

    @Test
    void aChallengedCallIsPlacedWithTheLoginAndSoIsItsEnd(@TempDir Path directory) throws Exception {
        int port = Baresip.freePort();
        try (Sipp trunk = Sipp.answering(directory, "trunk-login.xml", port, "-key", "algorithm", "MD5");
                SipLine line = line(port, "secret")) {
            CallResult result = line.call(ORDER);
            assertThat(result).isInstanceOf(CallResult.Answered.class);
            ((CallResult.Answered) result).call().hangUp();
            trunk.awaitSuccess();
        }
    }

    /** sipp knows MD5 only. The next call carries the answer to the challenge of the one before. */
    @ParameterizedTest
    @CsvSource({"SHA-256,SHA-256", "SHA-512-256,SHA-512/256", "MD5,MD5"})
    void aProxysChallengeIsAnsweredByEachHash(String algorithm, String hash) throws Exception {
        try (Carrier carrier = new Carrier(asked -> Carrier.proven(asked, hash, "secret")
                        ? "486 Busy Here"
                        : Carrier.challenge(algorithm, "n7", "")
                                .replace("401 Unauthorized\r\nWWW-", "407 Proxy Authentication Required\r\nProxy-"));
                SipLine line = line(carrier.address().getPort(), "secret")) {
            assertThat(line.call(ORDER)).isInstanceOf(CallResult.Busy.class);
            assertThat(line.call(ORDER)).isInstanceOf(CallResult.Busy.class);
            assertThat(carrier.asked())
                    .filteredOn(asked -> asked.method().equals("INVITE"))
                    .extracting(asked -> asked.proof("nc"))
                    .containsExactly("", "00000001", "00000002");
        }
    }

    @Test
    void aWrongPasswordIsAFailureOfOurs(@TempDir Path directory) throws Exception {
        int port = Baresip.freePort();
        try (Sipp trunk = Sipp.answering(directory, "trunk-refuses.xml", port, "-key", "algorithm", "MD5");
                SipLine line = line(port, "wrong")) {
            assertThat(line.call(ORDER))
                    .isInstanceOfSatisfying(
                            CallResult.Failed.class,
                            failed -> assertThat(failed.reason()).contains("password"));
            trunk.awaitSuccess();
        }
    }
}
