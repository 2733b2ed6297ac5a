package org.rollcall.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
    @Property(tries = 200, seed = "2026")
    void whatIsWrittenIsRead(
            @ForAll boolean marker,
            @ForAll @IntRange(max = 63) int type,
            @ForAll @IntRange(max = 65_535) int sequence,
            @ForAll int timestamp,
            @ForAll int source,
            @ForAll @Size(max = 200) byte[] payload) {
        ByteBuffer buffer = ByteBuffer.allocate(300);
        new RtpPacket(marker, type, sequence, timestamp, source, payload).write(buffer);

        RtpPacket read = RtpPacket.read(buffer.flip()).orElseThrow();
        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(new RtpPacket(marker, type, sequence, timestamp, source, payload));
    }

    @Property(tries = 500, seed = "2026")
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 100) byte[] bytes) {
        RtpPacket.read(ByteBuffer.wrap(bytes))
                .ifPresent(p -> assertThat(p.payload().length).isLessThanOrEqualTo(bytes.length - RtpPacket.HEADER));
    }

    @Test
    void sourcesExtensionAndPaddingAreNoPayload() {
        byte[] packet =
                HexFormat.of().parseHex("b1800001000000a0deadbeef" + "00000001" + "bede000100000000" + "ffff" + "0002");
        assertThat(RtpPacket.read(ByteBuffer.wrap(packet)).orElseThrow().payload())
                .containsExactly(0xff, 0xff);
    }

    @Test
    void lengthsThatDoNotFitAreRefused() {
        byte[] packet = HexFormat.of().parseHex("90000001000000a0deadbeefbede00ff0000");
        assertThat(RtpPacket.read(ByteBuffer.wrap(packet))).isEmpty();
    }
}
