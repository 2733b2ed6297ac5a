package org.rollcall.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DigitReaderTest {
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings()
                .withChars("0123456789*#ABCD")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    /** The packets this side itself would send for these keys. */
    private static List<RtpPacket> sent(String keys) {
        EventSender sender = new EventSender();
        List<RtpPacket> packets = new ArrayList<>();
        for (char key : keys.toCharArray()) {
            sender.press(new EventSender.Key(Keypad.event(key), () -> {}));
        }
        for (int now = 1_000; sender.busy(); now += 160) {
            if (sender.sounding()) {
                boolean first = sender.starting();
                int timestamp = sender.timestamp(now);
                ByteBuffer body = ByteBuffer.allocate(4);
                sender.write(body);
                packets.add(new RtpPacket(first, 101, packets.size(), timestamp, 7, body.array()));
            }
            sender.advance();
        }
        return packets;
    }

    private static String read(List<RtpPacket> packets) {
        DigitReader reader = new DigitReader();
        StringBuilder keys = new StringBuilder();
        packets.forEach(p -> reader.read(p).ifPresent(keys::append));
        return keys.toString();
    }

    @Property(tries = 100, seed = "2026")
    void everyKeyIsReadOnce(@ForAll @From("keys") String keys) {
        assertThat(read(sent(keys))).isEqualTo(keys);
    }

    @Property(tries = 100, seed = "2026")
    void lossAndRepetitionChangeNothingWhileOnePacketOfEachArrives(
            @ForAll @From("keys") String keys, @ForAll long seed) {
        Random random = new Random(seed);
        List<RtpPacket> arrived = new ArrayList<>();
        List<RtpPacket> all = sent(keys);
        for (int i = 0; i < all.size(); i += 8) {
            int keep = random.nextInt(8);
            for (int k = 0; k < 8; k++) {
                if (k == keep || random.nextInt(3) == 0) {
                    arrived.add(all.get(i + k));
                    if (random.nextInt(3) == 0) {
                        arrived.add(all.get(i + k));
                    }
                }
            }
        }
        assertThat(read(arrived)).isEqualTo(keys);
    }

    @Test
    void aVeryLongPressIsOneKey() {
        RtpPacket whole = new RtpPacket(true, 101, 1, 0, 7, new byte[] {5, 10, (byte) 0xFF, (byte) 0xFF});
        RtpPacket rest = new RtpPacket(false, 101, 2, 0xFFFF, 7, new byte[] {5, 10, 1, 0});
        assertThat(read(List.of(whole, rest))).isEqualTo("5");
    }

    @Test
    void theTimestampMayWrap() {
        RtpPacket before = new RtpPacket(true, 101, 1, -160, 7, new byte[] {1, 10, 0, 100});
        RtpPacket after = new RtpPacket(true, 101, 2, 1_600, 7, new byte[] {1, 10, 0, 100});
        assertThat(read(List.of(before, after))).isEqualTo("11");
    }

    @Test
    void shortPacketsAndEventsThatAreNoKeysAreNothing() {
        RtpPacket tooShort = new RtpPacket(true, 101, 1, 0, 7, new byte[] {1, 2});
        RtpPacket flash = new RtpPacket(true, 101, 2, 800, 7, new byte[] {16, 10, 0, 100});
        assertThat(read(List.of(tooShort, flash))).isEmpty();
    }
}
