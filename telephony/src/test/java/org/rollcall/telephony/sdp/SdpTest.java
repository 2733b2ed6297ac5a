package org.rollcall.telephony.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.rollcall.telephony.rtp.Codec;

class SdpTest {
    private static final List<Codec> BOTH = List.of(Codec.PCMU, Codec.PCMA);
    private static final String OFFER = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n";

    private static Sdp read(String text) throws SdpException {
        return Sdp.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFirstAllowedCodecIsChosenAndTheStreamsAddressCounts() throws Exception {
        Sdp sdp = read(OFFER + "m=video 6 RTP/AVP 31\r\nm=audio 4000 RTP/AVP 9 8 0 101\r\nc=IN IP4 192.0.2.9\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=sendonly\r\n");
        AudioOffer audio = sdp.audio(BOTH).orElseThrow();
        assertThat(audio.codec()).isEqualTo(Codec.PCMA);
        assertThat(audio.address()).isEqualTo(InetAddress.ofLiteral("192.0.2.9"));
        assertThat(audio.events()).isEqualTo(OptionalInt.of(101));
        String answer = new String(
                sdp.answer(audio, InetAddress.ofLiteral("192.0.2.5"), 5_000, 1, 1, Optional.empty()),
                StandardCharsets.UTF_8);
        assertThat(answer)
                .contains("m=video 0 RTP/AVP 31\r\nm=audio 5000 RTP/AVP 8 101")
                .contains("a=recvonly");
        assertThat(sdp.audio(List.of(Codec.PCMU)).orElseThrow().codec()).isEqualTo(Codec.PCMU);
    }

    @Test
    void whatIsOfferedCanBeAnswered() throws Exception {
        byte[] offer = Sdp.offer(BOTH, InetAddress.ofLiteral("2001:db8::1"), 5_000, 1, 1, Optional.empty());
        AudioOffer audio = Sdp.read(offer).audio(BOTH).orElseThrow();
        assertThat(audio.address()).isEqualTo(InetAddress.ofLiteral("2001:db8::1"));
        assertThat(audio.direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void theOldWayToHoldIsUnderstood() throws Exception {
        Sdp sdp = read(OFFER.replace("192.0.2.1", "0.0.0.0") + "m=audio 4000 RTP/AVP 0\r\n");
        assertThat(sdp.audio(BOTH).orElseThrow().direction().receives()).isFalse();
    }

    @Test
    void hostNamesAndOtherCodecsAreNoCommonAudio() throws Exception {
        assertThat(read(OFFER.replace("c=IN IP4 192.0.2.1", "c=IN IP4 a.example") + "m=audio 4000 RTP/AVP 0\r\n")
                        .audio(BOTH))
                .isEmpty();
        assertThat(read(OFFER + "m=audio 4000 RTP/AVP 9 18\r\n").audio(BOTH)).isEmpty();
        assertThat(read(OFFER + "m=audio 0 RTP/AVP 0\r\n").audio(BOTH)).isEmpty();
    }

    @Test
    void brokenLinesAreNamed() {
        assertThatThrownBy(() -> read(OFFER + "m=audio x RTP/AVP 0\r\n")).hasMessageContaining("port");
        assertThatThrownBy(() -> read("hello")).hasMessageContaining("v=0");
    }

    @Property(tries = 300, seed = "2026")
    void anyTextIsReadOrRefused(@ForAll String noise) {
        try {
            read("v=0\r\n" + noise).audio(BOTH);
        } catch (SdpException refused) {
            assertThat(refused).hasMessageContaining(" ");
        }
    }
}
