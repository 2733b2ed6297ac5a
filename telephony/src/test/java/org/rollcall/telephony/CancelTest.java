package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** CANCEL from either side when it comes too late, or for nothing (RFC 3261, section 9); in time see SignallingTest. */
class CancelTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final BlockingQueue<CallEnded> ends = new LinkedBlockingQueue<>();
    private final CompletableFuture<Digits> digits = new CompletableFuture<>();

    private SipLine line() throws IOException {
        CallHandler handler = call -> {
            try {
                call.answer();
                digits.complete(call.collect(1, SOON, SOON, '#'));
                call.pause(SOON);
            } catch (CallEnded e) {
                ends.add(e);
            }
        };
        return SipLine.open(LineSettings.loopback(), handler, Clock.systemUTC());
    }

    @Test
    void afterTheAnswerItChangesNothing() throws Exception {
        try (SipLine line = line();
                RawPhone phone = new RawPhone(line.port())) {
            phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
            phone.await("SIP/2.0 200");
            phone.cancel();
            assertThat(phone.await("(?s)SIP/2.0 .*CSeq: \\d+ CANCEL")).startsWith("SIP/2.0 200");
            phone.ack(true, "");
            phone.request("INFO", "application/dtmf", "7");
            assertThat(digits.get(20, TimeUnit.SECONDS).keys()).isEqualTo("7");
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void ofNothing() throws Exception {
        try (SipLine line = line();
                RawPhone phone = new RawPhone(line.port())) {
            phone.request("OPTIONS", null, "");
            phone.await("SIP/2.0 200");
            phone.cancel();
            assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 481");
        }
    }

    /** What the trunk is to say to an INVITE, and when it is asked for more, that it is well. */
    private static String late(Carrier.Asked asked, String answer) {
        if (asked.method().equals("INVITE")) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer;
        }
        return "200 OK";
    }

    private static void comesTooLate(String answer, String method) throws Exception {
        OutgoingCall briefly = new OutgoingCall("+15550001111", "+15550002222", Duration.ofMillis(300));
        try (Carrier carrier = new Carrier(asked -> late(asked, answer));
                SipLine line = SipLine.open(
                        LineSettings.loopback().withTrunk(carrier.address(), Transport.UDP),
                        call -> {},
                        Clock.systemUTC())) {
            assertThat(line.call(briefly)).isInstanceOf(CallResult.Failed.class);
            assertThat(line.counts().up()).isZero();
            Carrier.Asked asked = carrier.asked().poll(20, TimeUnit.SECONDS);
            while (asked != null && !asked.method().equals(method)) {
                asked = carrier.asked().poll(20, TimeUnit.SECONDS);
            }
            assertThat(asked).isNotNull();
        }
    }

    @Test
    void ringingThatComesTooLateIsCancelled() throws Exception {
        comesTooLate("180 Ringing", "CANCEL");
    }

    @Test
    void anAnswerThatComesTooLateIsEnded() throws Exception {
        comesTooLate("200 OK", "BYE");
    }
}
