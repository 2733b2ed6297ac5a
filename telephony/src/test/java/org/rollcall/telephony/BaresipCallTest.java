package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;

class BaresipCallTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What the line's side found out. */
    private record Found(Digits digits, Heard heard, Caller caller) {}

    @Test
    void hearsThePromptSendsDigitsAndSpeaks(@TempDir Path directory) throws Exception {
        Sound prompt = Tones.words(1, 5);
        Sound speech = Tones.words(2, 6);
        Path silence = directory.resolve("silence.wav");
        Path words = directory.resolve("words.wav");
        Wav.write(Tones.silence(30), WavEncoding.PCM_16, silence);
        Wav.write(speech.then(Tones.silence(30)), WavEncoding.PCM_16, words);
        CompletableFuture<Found> found = new CompletableFuture<>();
        CountDownLatch listening = new CountDownLatch(1);
        CallHandler handler = call -> {
            try {
                call.answer();
                call.play(prompt);
                Digits digits = call.collect(6, SOON, SOON, '#');
                listening.countDown();
                Heard heard = call.listen(new Listening(SOON, SOON, Duration.ofMillis(800)), BargeIn.NONE);
                found.complete(new Found(digits, heard, call.caller()));
            } catch (CallEnded e) {
                found.completeExceptionally(e);
            }
        };
        try (SipLine line = SipLine.open(LineSettings.loopback(), handler, Clock.systemUTC());
                Baresip phone = Baresip.start(directory.resolve("phone"), "+15551230000", silence)) {
            phone.dial("sip:+15559990000@127.0.0.1:" + line.port());
            phone.await("CALL_ESTABLISHED", SOON);
            for (char key : "4711#".toCharArray()) {
                phone.press(key);
            }
            assertThat(listening.await(20, TimeUnit.SECONDS)).isTrue();
            phone.speak(words);
            Found result = found.get(30, TimeUnit.SECONDS);
            phone.await("CALL_CLOSED", SOON);

            assertThat(result.digits()).isEqualTo(new Digits("4711", Digits.End.TERMINATED));
            assertThat(result.caller().number()).contains("+15551230000");
            assertThat(result.caller().called()).isEqualTo("+15559990000");
            assertThat(result.heard())
                    .isInstanceOfSatisfying(
                            Heard.Speech.class,
                            s -> assertThat(Tones.likeness(speech, s.sound())).isGreaterThan(0.99));
            assertThat(Tones.likeness(prompt, SoundFile.read(phone.heard()))).isGreaterThan(0.99);
        }
    }

    @Test
    void isCalledHearsThePromptAndSpeaks(@TempDir Path directory) throws Exception {
        Sound prompt = Tones.words(21, 4);
        Sound speech = Tones.words(22, 5);
        Path words = directory.resolve("words.wav");
        Wav.write(Tones.silence(1).then(speech).then(Tones.silence(30)), WavEncoding.PCM_16, words);
        int port = Baresip.freePort();
        LineSettings settings = LineSettings.loopback()
                .withTrunk(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), Transport.UDP);
        try (SipLine line = SipLine.open(settings, call -> {}, Clock.systemUTC());
                Baresip phone = Baresip.startAnswering(directory.resolve("phone"), "+15551230000", words, port)) {
            CallResult result = line.call(new OutgoingCall("+15551230000", "+15559990000", SOON));
            assertThat(result).isInstanceOf(CallResult.Answered.class);
            Call call = ((CallResult.Answered) result).call();
            Heard heard = call.listen(new Listening(SOON, SOON, Duration.ofMillis(800)), BargeIn.NONE);
            call.play(prompt);
            call.hangUp();
            phone.await("CALL_CLOSED", SOON);

            assertThat(heard)
                    .isInstanceOfSatisfying(
                            Heard.Speech.class,
                            s -> assertThat(Tones.likeness(speech, s.sound())).isGreaterThan(0.99));
            assertThat(Tones.likeness(prompt, SoundFile.read(phone.heard()))).isGreaterThan(0.99);
        }
    }
}
