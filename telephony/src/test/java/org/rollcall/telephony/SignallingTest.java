package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignallingTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallEnded> ends = new LinkedBlockingQueue<>();
    private final CompletableFuture<Digits> digits = new CompletableFuture<>();
    private volatile boolean answering = true;
    private SipLine line = open(LineSettings.loopback());
    private RawPhone phone = phone();

    private SipLine open(LineSettings settings) {
        try {
            return SipLine.open(settings, this::handle, Clock.systemUTC());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private RawPhone phone() {
        try {
            return new RawPhone(line.port());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void handle(Call call) throws InterruptedException {
        calls.add(call);
        try {
            if (answering) {
                call.answer();
                digits.complete(call.collect(3, SOON, SOON, '#'));
            }
            call.pause(SOON);
        } catch (CallEnded e) {
            ends.add(e);
        }
    }

    @BeforeEach
    void lineIsUp() {
        assertThat(line.port()).isPositive();
    }

    @AfterEach
    void close() {
        phone.close();
        line.close();
    }

    private void reopen(LineSettings settings) {
        close();
        line = open(settings);
        phone = phone();
    }

    @Test
    void optionsAreAnsweredWithWhatIsTaken() throws Exception {
        phone.request("OPTIONS", null, "");
        assertThat(phone.await("SIP/2.0"))
                .startsWith("SIP/2.0 200")
                .contains("INVITE")
                .contains("UPDATE");
    }

    @Test
    void whatTheLineDoesNotDoIsRefused() throws Exception {
        for (String method : List.of("REGISTER", "REFER", "SUBSCRIBE", "MESSAGE", "PUBLISH")) {
            phone.request(method, null, "");
            assertThat(phone.await("SIP/2.0"))
                    .as(method)
                    .startsWith("SIP/2.0 405")
                    .contains("Allow:");
        }
        phone.request("TELEPORT", null, "");
        assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 501");
        phone.request("BYE", null, "");
        assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 481");
        phone.header("Require", "teleport");
        phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
        assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 420").contains("Unsupported: teleport");
    }

    @Test
    void whatTheLineDoesNotDoIsRefusedWithinACallTooAndTheCallGoesOn() throws Exception {
        phone.call();
        phone.header("Refer-To", "<sip:+15557778888@127.0.0.1>");
        phone.request("REFER", null, "");
        assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 405");
        phone.request("OPTIONS", null, "");
        assertThat(phone.await("SIP/2.0 2")).contains("OPTIONS");
        phone.request("INVITE", "text/plain", "hello");
        assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 415");
        phone.ack(false, "");
        phone.request("INFO", "application/dtmf", "#");
        assertThat(digits.get(10, TimeUnit.SECONDS).end()).isEqualTo(Digits.End.TERMINATED);
    }

    @Test
    void aCallWithoutCommonAudioIsRefused() throws Exception {
        phone.request("INVITE", "application/sdp", phone.description("sendrecv").replace(" 8 0 96", " 9 18"));
        assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 488");
    }

    @Test
    void aCancelledCallWasHungUpByThem() throws Exception {
        answering = false;
        phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
        phone.await("SIP/2.0 180");
        phone.cancel();
        String first = phone.await("SIP/2.0");
        String second = phone.await("SIP/2.0");
        assertThat(List.of(first.substring(8, 11), second.substring(8, 11))).containsExactlyInAnyOrder("200", "487");
        phone.ack(false, "");

        assertThat(ends.poll(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(HungUp.class, e -> assertThat(e.by()).isEqualTo(HungUp.By.THEM));
    }

    @Test
    void theFirstOfferedCodecIsTakenAndTheLineSpeaksItEveryTwentyMilliseconds() throws Exception {
        assertThat(phone.call()).contains("RTP/AVP 8 96").contains("a=rtpmap:96 telephone-event/8000");
        phone.media().setSoTimeout(5_000);
        byte[] buffer = new byte[2_000];
        int before = 0;
        for (int i = 0; i < 20; i++) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            phone.media().receive(packet);
            int timestamp = java.nio.ByteBuffer.wrap(buffer).getInt(4);
            assertThat(packet.getLength()).isEqualTo(172);
            assertThat(buffer[1] & 0x7F).isEqualTo(8);
            assertThat(i == 0 || timestamp - before == 160).isTrue();
            before = timestamp;
        }
    }

    @Test
    void holdSilencesTheLineAndResumingDoesNot() throws Exception {
        phone.call();
        phone.media().setSoTimeout(5_000);
        byte[] buffer = new byte[2_000];
        phone.media().receive(new DatagramPacket(buffer, buffer.length));
        phone.request("INVITE", "application/sdp", phone.description("sendonly"));
        assertThat(phone.await("SIP/2.0 200")).contains("a=recvonly");
        phone.ack(true, "");
        phone.media().setSoTimeout(200);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 50; i++) {
                        phone.media().receive(new DatagramPacket(buffer, buffer.length));
                    }
                })
                .isInstanceOf(SocketTimeoutException.class);
        phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
        assertThat(phone.await("SIP/2.0 200")).contains("a=sendrecv");
        phone.ack(true, "");
        phone.media().setSoTimeout(5_000);
        phone.media().receive(new DatagramPacket(buffer, buffer.length));
    }

    /** Behind an address translation sound comes from elsewhere than the description says (RFC 4961). */
    @Test
    void soundGoesWhereSoundComesFrom() throws Exception {
        String ok = phone.call();
        int port = Integer.parseInt(ok.replaceAll("(?s).*m=audio (\\d+) .*", "$1"));
        try (DatagramSocket elsewhere = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            elsewhere.setSoTimeout(200);
            byte[] packet = new byte[172];
            packet[0] = (byte) 0x80;
            packet[1] = 8;
            DatagramPacket heard = new DatagramPacket(new byte[2_000], 2_000);
            Soon.holds(() -> {
                try {
                    elsewhere.send(new DatagramPacket(packet, packet.length, InetAddress.ofLiteral("127.0.0.1"), port));
                    elsewhere.receive(heard);
                } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(heard.getLength()).isEqualTo(172);
            assertThat(heard.getPort()).isEqualTo(port);
        }
    }

    @Test
    void whoIsRefusedForTooManyCallsIsToldWhenToTryAgain() throws Exception {
        reopen(LineSettings.loopback().withLimits(new CallLimits(1, 9, 9, Duration.ofSeconds(7))));
        phone.call();
        try (RawPhone other = new RawPhone(line.port())) {
            other.request("INVITE", "application/sdp", other.description("sendrecv"));
            assertThat(other.await("SIP/2.0 5")).startsWith("SIP/2.0 503").contains("Retry-After: 7");
        }
    }

    @Test
    void aLateOfferIsAnsweredInTheAck() throws Exception {
        phone.request("INVITE", null, "");
        assertThat(phone.await("SIP/2.0 200")).contains("m=audio");
        phone.ack(true, phone.description("sendrecv"));
        phone.media().setSoTimeout(5_000);
        phone.media().receive(new DatagramPacket(new byte[2_000], 2_000));
    }

    @Test
    void digitsComeByInfoToo() throws Exception {
        phone.call();
        phone.request("INFO", "application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
        phone.await("SIP/2.0 200");
        phone.request("INFO", "application/dtmf", "*");
        phone.await("SIP/2.0 200");
        phone.request("INFO", "application/dtmf-relay", "Signal= #\r\nDuration=160\r\n");
        phone.await("SIP/2.0 200");
        assertThat(digits.get(10, TimeUnit.SECONDS)).isEqualTo(new Digits("5*", Digits.End.TERMINATED));
    }

    @Test
    void theSessionTimerIsAgreedOn() throws Exception {
        phone.header("Session-Expires", "30");
        phone.request("INVITE", "application/sdp", phone.description("sendrecv"));
        assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 422").contains("Min-SE: 90");
        phone.header("Session-Expires", "600");
        phone.header("Supported", "timer");
        assertThat(phone.call()).contains("Session-Expires: 600;refresher=uac");
        phone.header("Session-Expires", "60");
        phone.request("UPDATE", null, "");
        assertThat(phone.await("SIP/2.0 4")).startsWith("SIP/2.0 422").contains("Min-SE: 90");
        phone.header("Session-Expires", "90");
        phone.request("UPDATE", null, "");
        assertThat(phone.await("SIP/2.0 2")).contains("Session-Expires: 90;refresher=uac");
    }

    @Test
    void theAssertedIdentityCountsOnlyFromABelievedPeer() throws Exception {
        phone.header("P-Asserted-Identity", "<sip:+15553334444;verstat=TN-Validation-Passed@carrier.example>");
        phone.header("P-Attestation-Indicator", "A");
        phone.call();
        Caller believed = take().caller();
        assertThat(believed.number()).contains("+15553334444");
        assertThat(believed.asserted()).isTrue();
        assertThat(believed.verstat()).contains("TN-Validation-Passed");
        assertThat(believed.attestation()).contains("A");

        reopen(LineSettings.loopback().withPeers(List.of(TrunkPeer.plain("127.0.0.0/8"))));
        phone.header("P-Asserted-Identity", "<sip:+15553334444;verstat=TN-Validation-Passed@carrier.example>");
        phone.call();
        Caller plain = take().caller();
        assertThat(plain.number()).contains("+15551112222");
        assertThat(plain.asserted()).isFalse();
        assertThat(plain.verstat()).isEmpty();
    }

    private Call take() throws InterruptedException {
        Call call = calls.poll(10, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call came");
        }
        return call;
    }

    @Test
    void strangersAreNotHeard() throws Exception {
        reopen(LineSettings.loopback().withPeers(List.of(TrunkPeer.plain("127.0.0.1"))));
        try (RawPhone stranger = new RawPhone(line.port(), "127.0.0.2")) {
            stranger.request("OPTIONS", null, "");
        }
        phone.request("OPTIONS", null, "");
        assertThat(phone.await("SIP/2.0")).startsWith("SIP/2.0 200");
        assertThat(line.counts().strangers()).isEqualTo(1);
    }
}
