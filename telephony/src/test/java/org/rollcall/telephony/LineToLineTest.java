package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rollcall.sound.Sound;

class LineToLineTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final OutgoingCall ORDER = new OutgoingCall("+15550001111", "+15550002222", SOON);

    private static SipLine server(CallHandler handler, LineSettings settings) throws Exception {
        return SipLine.open(settings, handler, Clock.systemUTC());
    }

    private static SipLine client(SipLine server, Transport transport) throws Exception {
        return client(server, transport, LineSettings.loopback());
    }

    private static SipLine client(SipLine server, Transport transport, LineSettings settings) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port());
        return SipLine.open(settings.withTrunk(address, transport), call -> {}, Clock.systemUTC());
    }

    private static Call answered(CallResult result) {
        assertThat(result).isInstanceOf(CallResult.Answered.class);
        return ((CallResult.Answered) result).call();
    }

    @Test
    void aCallerHearsThePromptSendsDigitsAndSpeaksOverUdp() throws Exception {
        conversation(Transport.UDP);
    }

    @Test
    void aCallerHearsThePromptSendsDigitsAndSpeaksOverTcp() throws Exception {
        conversation(Transport.TCP);
    }

    private static void conversation(Transport transport) throws Exception {
        Sound prompt = Tones.words(3, 4);
        Sound speech = Tones.words(4, 5);
        CompletableFuture<Digits> digits = new CompletableFuture<>();
        CompletableFuture<Heard> heard = new CompletableFuture<>();
        CallHandler handler = call -> {
            call.answer();
            call.play(Tones.later(prompt));
            digits.complete(call.collect(4, SOON, SOON, '#'));
            heard.complete(call.listen(SOON, Duration.ofMillis(700)));
            call.pause(SOON);
        };
        try (SipLine server = server(handler, LineSettings.loopback());
                SipLine client = client(server, transport);
                Call call = answered(client.call(ORDER))) {
            Heard promptHeard = call.listen(SOON, Duration.ofMillis(600));
            for (char key : "0*9D".toCharArray()) {
                call.sendDigit(key);
            }
            call.play(Tones.later(speech));

            assertThat(digits.get(15, TimeUnit.SECONDS)).isEqualTo(new Digits("0*9D", Digits.End.COMPLETE));
            assertThat(likeness(prompt, promptHeard)).isGreaterThan(0.99);
            assertThat(likeness(speech, heard.get(15, TimeUnit.SECONDS))).isGreaterThan(0.99);
        }
    }

    private static double likeness(Sound wanted, Heard heard) {
        assertThat(heard).isInstanceOf(Heard.Speech.class);
        return Tones.likeness(wanted, ((Heard.Speech) heard).sound());
    }

    @Test
    void aKeyStopsThePromptAndIsThereToBeCollected() throws Exception {
        CompletableFuture<PlayEnd> end = new CompletableFuture<>();
        CompletableFuture<Digits> digits = new CompletableFuture<>();
        CallHandler handler = call -> {
            call.answer();
            end.complete(call.play(Tones.words(5, 60), BargeIn.on("0")));
            digits.complete(call.collect(1, SOON, SOON, '#'));
            call.pause(SOON);
        };
        try (SipLine server = server(handler, LineSettings.loopback());
                SipLine client = client(server, Transport.UDP);
                Call call = answered(client.call(ORDER))) {
            call.sendDigit('0');

            assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(new PlayEnd.Interrupted('0'));
            assertThat(digits.get(10, TimeUnit.SECONDS).keys()).isEqualTo("0");
        }
    }

    @Test
    void aHangUpEndsTheStepAndSaysWho() throws Exception {
        CompletableFuture<CallEnded> end = new CompletableFuture<>();
        CallHandler handler = call -> {
            try {
                call.answer();
                call.play(Tones.words(6, 60));
            } catch (CallEnded e) {
                end.complete(e);
                throw e;
            }
        };
        try (SipLine server = server(handler, LineSettings.loopback());
                SipLine client = client(server, Transport.UDP)) {
            answered(client.call(ORDER)).hangUp();

            assertThat(end.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            HungUp.class, e -> assertThat(e.by()).isEqualTo(HungUp.By.THEM));
        }
    }

    @Test
    void closingTheLineHangsUp() throws Exception {
        CountDownLatch up = new CountDownLatch(1);
        CallHandler handler = call -> {
            call.answer();
            up.countDown();
            call.listen(SOON, SOON);
        };
        SipLine server = server(handler, LineSettings.loopback());
        try (SipLine client = client(server, Transport.UDP)) {
            Call call = answered(client.call(ORDER));
            assertThat(up.await(10, TimeUnit.SECONDS)).isTrue();
            server.close();

            assertThatThrownBy(() -> call.pause(SOON))
                    .isInstanceOfSatisfying(
                            HungUp.class, e -> assertThat(e.by()).isEqualTo(HungUp.By.THEM));
        }
    }

    @Test
    void aRejectedCallIsToldApart() throws Exception {
        CallHandler busy = call -> call.reject(RejectReason.BUSY);
        CallHandler forbidden = call -> call.reject(RejectReason.FORBIDDEN);
        CallHandler absent = call -> call.pause(SOON);
        try (SipLine server = server(busy, LineSettings.loopback());
                SipLine client = client(server, Transport.UDP)) {
            assertThat(client.call(ORDER)).isEqualTo(new CallResult.Busy());
        }
        try (SipLine server = server(forbidden, LineSettings.loopback());
                SipLine client = client(server, Transport.UDP)) {
            assertThat(client.call(ORDER)).isEqualTo(new CallResult.Rejected(403, "Forbidden"));
        }
        try (SipLine server = server(absent, LineSettings.loopback());
                SipLine client = client(server, Transport.UDP)) {
            OutgoingCall shortly = new OutgoingCall("1", "2", Duration.ofMillis(500));
            assertThat(client.call(shortly)).isEqualTo(new CallResult.NoAnswer());
        }
    }

    @Test
    void aStreamThatStopsIsNoHangUp() throws Exception {
        CompletableFuture<CallEnded> end = new CompletableFuture<>();
        CallHandler handler = call -> {
            try {
                call.answer();
                call.listen(SOON, SOON);
            } catch (CallEnded e) {
                end.complete(e);
            }
        };
        LineSettings impatient = LineSettings.loopback().withDeadAfter(Duration.ofSeconds(1));
        try (SipLine server = server(handler, impatient);
                SipLine client = client(server, Transport.UDP)) {
            LiveCall call = (LiveCall) answered(client.call(ORDER));
            call.session().stream().close();

            assertThat(end.get(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            LineDied.class, e -> assertThat(e.reason()).isEqualTo(LineDied.Cause.NO_MEDIA));
        }
    }

    @Test
    void moreCallsThanTheLineTakesAreRefused() throws Exception {
        CompletableFuture<Refusal> refusal = new CompletableFuture<>();
        CallHandler handler = new CallHandler() {
            @Override
            public void handle(Call call) throws InterruptedException {
                call.answer();
                call.pause(SOON);
            }

            @Override
            public void refused(Refusal refused) {
                refusal.complete(refused);
            }
        };
        CallLimits one = new CallLimits(9, 9, 1, Duration.ofSeconds(7));
        try (SipLine server = server(handler, LineSettings.loopback().withLimits(one));
                SipLine client = client(server, Transport.UDP);
                Call first = answered(client.call(ORDER))) {
            assertThat(first.isUp()).isTrue();
            assertThat(client.call(ORDER)).isInstanceOf(CallResult.Failed.class);
            assertThat(refusal.get(5, TimeUnit.SECONDS).reason()).isEqualTo(Refusal.Reason.NUMBER_FULL);
        }
    }
}
