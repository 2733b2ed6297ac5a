package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trunk may say to an INVITE before it takes it. */
class TrunkTermsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String answer(Carrier.Asked asked) {
        if (!asked.method().equals("INVITE")) {
            return "200 OK";
        }
        return asked.field("Session-Expires").equals("7200") ? "486 Busy Here" : "422 Too Small\r\nMin-SE: 7200";
    }

    @Test
    void aLineRefreshesNoMoreOftenThanItsTrunkTakes() throws Exception {
        try (Carrier carrier = new Carrier(TrunkTermsTest::answer);
                SipLine line = SipLine.open(
                        LineSettings.loopback().withTrunk(carrier.address(), Transport.UDP),
                        call -> {},
                        Clock.systemUTC())) {
            OutgoingCall order = new OutgoingCall("+15550001111", "+15550002222", SOON);
            assertThat(line.call(order)).isEqualTo(new CallResult.Busy());
            List<Carrier.Asked> invites = carrier.asked().stream()
                    .filter(asked -> asked.method().equals("INVITE"))
                    .toList();
            assertThat(invites.getFirst().field("Session-Expires")).isEqualTo("1800");
            assertThat(invites.getLast().field("Min-SE")).isEqualTo("7200");
        }
    }
}
