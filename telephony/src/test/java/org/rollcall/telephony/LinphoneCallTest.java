package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.sound.Sound;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;

/** Keys are pressed when the prompt is over: linphonec puts their tones into what it keeps. */
class LinphoneCallTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WORDS = 8;

    @TempDir
    private Path directory = Path.of("");

    /** What the line's side found out. */
    private record Found(Digits digits, Heard heard, Optional<String> number, boolean byEvents) {}

    @Test
    void hearsThePromptPressesKeysAndSpeaks() throws Exception {
        try (Linphone phone = Linphone.start(directory.resolve("phone"), "+15551230000")) {
            conversation(LineSettings.loopback(), phone, false);
        }
    }

    @Test
    void doesSoEncryptedOverTls() throws Exception {
        TestCertificate own = TestCertificate.in(directory);
        LineSettings settings = LineSettings.loopback().withTls(new LineTls(own.context(), 0, true, true));
        try (Linphone phone = Linphone.startEncrypted(directory.resolve("phone"), "+15551230000", own)) {
            conversation(settings, phone, true);
        }
    }

    private void conversation(LineSettings settings, Linphone phone, boolean encrypted) throws Exception {
        Sound prompt = Tones.words(51, WORDS);
        Sound speech = Tones.words(52, 6);
        Path silence = directory.resolve("silence.wav");
        Path words = directory.resolve("words.wav");
        Wav.write(Tones.silence(60), WavEncoding.PCM_16, silence);
        Wav.write(Tones.silence(1).then(speech).then(Tones.silence(60)), WavEncoding.PCM_16, words);
        CompletableFuture<Found> found = new CompletableFuture<>();
        CountDownLatch played = new CountDownLatch(1);
        CountDownLatch listening = new CountDownLatch(1);
        CallHandler handler = call -> {
            try {
                call.answer();
                call.play(Tones.later(prompt).then(Tones.silence(1)));
                played.countDown();
                Digits digits = call.collect(6, SOON, SOON, '#');
                boolean events = ((LiveCall) call).session().stream().sawEvents();
                listening.countDown();
                Heard heard = call.listen(new Listening(SOON, SOON, Duration.ofMillis(800)), BargeIn.NONE);
                found.complete(new Found(digits, heard, call.caller().number(), events));
                call.pause(SOON);
            } catch (CallEnded e) {
                found.completeExceptionally(e);
            }
        };
        try (SipLine line = SipLine.open(settings, handler, Clock.systemUTC())) {
            String address = "sip:+15559990000@127.0.0.1:";
            phone.dial(encrypted ? address + line.tlsPort() + ";transport=tls" : address + line.port(), silence);
            assertThat(played.await(30, TimeUnit.SECONDS)).isTrue();
            for (char key : "4711#".toCharArray()) {
                phone.press(key);
            }
            assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();
            phone.speak(words);
            Found result = found.get(60, TimeUnit.SECONDS);
            phone.hangUp();
            phone.await("ended", SOON);

            assertThat(result.digits()).isEqualTo(new Digits("4711", Digits.End.TERMINATED));
            assertThat(result.byEvents()).isTrue();
            assertThat(result.number()).contains("+15551230000");
            assertThat(result.heard())
                    .isInstanceOfSatisfying(
                            Heard.Speech.class,
                            s -> assertThat(Tones.likeness(speech, s.sound())).isGreaterThan(0.99));
            assertThat(Tones.wordsIn(prompt, phone.heard())).isGreaterThanOrEqualTo(WORDS - 2);
        }
    }
}
