package org.rollcall.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 3550, section 6.4. */
class RtcpTest {
    private static final int SOURCE = 0x1234_5678;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.500Z");

    private final Transmitter sent = new Transmitter();
    private final Reception heard = new Reception();
    private final ByteBuffer out = ByteBuffer.allocate(500);

    private static RtpPacket packet(int sequence) {
        return new RtpPacket(false, 0, sequence, sequence * 160, SOURCE, new byte[160]);
    }

    private ByteBuffer written(boolean sending, long nowNanos) {
        out.clear();
        Rtcp.write(out, sent, sending, heard, "name@127.0.0.1", NOW, nowNanos);
        return out.flip();
    }

    @Test
    void whoSendsTellsWhatAndWhen() {
        MediaTerms terms = new MediaTerms(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
                Set.of(),
                Codec.PCMU,
                OptionalInt.empty(),
                true,
                true,
                Optional.empty(),
                Optional.empty());
        for (int i = 0; i < 3; i++) {
            sent.tick(terms, ByteBuffer.allocate(500));
        }
        ByteBuffer report = written(true, 0);
        assertThat(Rtcp.is(report)).isTrue();
        assertThat(report.get(0)).isEqualTo((byte) 0x80);
        assertThat(report.get(1) & 0xFF).isEqualTo(200);
        assertThat(report.getShort(2)).isEqualTo((short) 6);
        assertThat(report.getInt(4)).isEqualTo(sent.source());
        assertThat(Integer.toUnsignedLong(report.getInt(8)) - 2_208_988_800L).isEqualTo(NOW.getEpochSecond());
        assertThat(report.getInt(12)).isEqualTo(1 << 31);
        assertThat(report.getInt(16)).isEqualTo(sent.timestamp());
        assertThat(report.getInt(20)).isEqualTo(3);
        assertThat(report.getInt(24)).isEqualTo(480);
        assertThat(report.get(29) & 0xFF).isEqualTo(202);
        assertThat(report.limit() % 4).isZero();
        assertThat(new String(report.array(), 28, report.limit() - 28, StandardCharsets.US_ASCII))
                .contains("name@127.0.0.1");
    }

    @Test
    void whoOnlyHearsReportsWhatIsMissing() {
        for (int sequence : new int[] {65_534, 65_535, 0, 3}) {
            heard.packet(packet(sequence), sequence * 20_000_000L);
        }
        ByteBuffer report = written(false, 0);
        assertThat(report.get(0)).isEqualTo((byte) 0x81);
        assertThat(report.get(1) & 0xFF).isEqualTo(201);
        assertThat(report.getShort(2)).isEqualTo((short) 7);
        assertThat(report.getInt(8)).isEqualTo(SOURCE);
        assertThat(report.get(12) & 0xFF).isEqualTo(2 * 256 / 6);
        assertThat(report.getInt(12) & 0xFF_FFFF).isEqualTo(2);
        assertThat(report.getInt(16)).isEqualTo(0x1_0003);
        assertThat(report.getLong(24)).isZero();
    }

    @Test
    void theOtherSidesReportIsRepeatedWithItsAge() {
        heard.packet(packet(1), 0);
        ByteBuffer theirs = ByteBuffer.allocate(28);
        theirs.putInt(0x80C8_0006).putInt(SOURCE).putInt(0x1111_2222).putInt(0x3333_4444);
        Rtcp.read(theirs.clear(), heard, 1_000_000_000L);
        ByteBuffer report = written(false, 2_500_000_000L);
        assertThat(report.getInt(24)).isEqualTo(0x2222_3333);
        assertThat(report.getInt(28)).isEqualTo(65_536 * 3 / 2);
    }

    @Test
    void aReportFromElsewhereOrCutOffIsPassedOver() {
        heard.packet(packet(1), 0);
        Rtcp.read(
                ByteBuffer.allocate(28)
                        .putInt(0x80C8_0006)
                        .putInt(99)
                        .putLong(-1)
                        .clear(),
                heard,
                1);
        Rtcp.read(ByteBuffer.allocate(8).putInt(0x80C8_0006).putInt(SOURCE).clear(), heard, 1);
        assertThat(heard.lastReport()).isZero();
    }
}
