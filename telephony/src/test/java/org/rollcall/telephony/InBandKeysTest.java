package org.rollcall.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.sound.G711;
import org.rollcall.sound.Sound;

class InBandKeysTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final CompletableFuture<Digits> digits = new CompletableFuture<>();

    private void collect(Call call) throws InterruptedException {
        call.answer();
        digits.complete(call.collect(8, SOON, Duration.ofSeconds(1), '#'));
    }

    /** sipp offers no telephone events and plays the keys as sound. */
    @Test
    void aTelephoneWithoutEventsIsHeardByItsTones(@TempDir Path directory) throws Exception {
        Sound keys = Tones.silence(0.5).then(DialTones.of("40771#", DialTones.Style.USUAL, 5));
        Files.write(directory.resolve("keys.ulaw"), G711.MU_LAW.encode(keys.then(Tones.silence(1))));
        try (SipLine line = SipLine.open(LineSettings.loopback(), this::collect, Clock.systemUTC())) {
            Sipp.run(directory, "tone-call.xml", line.port(), 1, 1);
            assertThat(digits.get(10, TimeUnit.SECONDS)).isEqualTo(new Digits("40771", Digits.End.TERMINATED));
        }
    }

    @Test
    void tonesAreNotHeardWhereEventsAreAgreedOn() throws Exception {
        try (SipLine line = SipLine.open(LineSettings.loopback(), this::collect, Clock.systemUTC());
                RawPhone phone = new RawPhone(line.port())) {
            int media = media(phone.call());
            play(phone, media, "12");
            phone.request("INFO", "application/dtmf", "7");
            phone.await("SIP/2.0 200");
            assertThat(digits.get(15, TimeUnit.SECONDS)).isEqualTo(new Digits("7", Digits.End.STOPPED));
        }
    }

    /** The first key comes both ways; from then on only signalling counts. */
    @Test
    void aKeyThatAlsoComesByInfoIsOneKey() throws Exception {
        try (SipLine line = SipLine.open(LineSettings.loopback(), this::collect, Clock.systemUTC());
                RawPhone phone = new RawPhone(line.port())) {
            phone.request(
                    "INVITE", "application/sdp", phone.description("sendrecv").replace(" 8 0 96", " 0"));
            int media = media(phone.await("SIP/2.0 200"));
            phone.ack(true, "");
            play(phone, media, "3");
            phone.request("INFO", "application/dtmf", "3");
            phone.await("SIP/2.0 200");
            play(phone, media, "5");
            phone.request("INFO", "application/dtmf", "5");
            phone.await("SIP/2.0 200");
            assertThat(digits.get(15, TimeUnit.SECONDS)).isEqualTo(new Digits("35", Digits.End.STOPPED));
        }
    }

    private static int media(String ok) {
        return Integer.parseInt(ok.replaceAll("(?s).*m=audio (\\d+) .*", "$1"));
    }

    private int sequence = 100;

    /** Sends the keys as sound, packet by packet without waiting: the line lays them out by their timestamps. */
    private void play(RawPhone phone, int port, String keys) throws Exception {
        byte[] codes = G711.MU_LAW.encode(DialTones.of(keys, DialTones.Style.USUAL, 6));
        for (int at = 0; at + 160 <= codes.length; at += 160) {
            ByteBuffer packet = ByteBuffer.allocate(172);
            packet.put((byte) 0x80)
                    .put((byte) 0)
                    .putShort((short) sequence)
                    .putInt(sequence * 160)
                    .putInt(77)
                    .put(codes, at, 160);
            sequence++;
            phone.media().send(new DatagramPacket(packet.array(), 172, InetAddress.ofLiteral("127.0.0.1"), port));
        }
    }
}
