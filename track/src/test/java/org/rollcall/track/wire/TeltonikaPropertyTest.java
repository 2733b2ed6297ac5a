package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.rollcall.track.Extras;
import org.rollcall.track.Fix;

class TeltonikaPropertyTest {
    private static final String IMEI = "352093086403655";

    @Provide
    Arbitrary<Fix> fixes() {
        return Tracks.teltonikaFix();
    }

    @Property(tries = 80, seed = "2026")
    void whatIsEncodedIsDecoded(
            @ForAll TeltonikaCodec codec,
            @ForAll @Size(min = 1, max = 20) List<@net.jqwik.api.From("fixes") Fix> fixes) {
        List<Fix> read = decode(new TeltonikaEncoder(codec).packet(fixes));
        assertThat(read).hasSameSizeAs(fixes);
        for (int i = 0; i < read.size(); i++) {
            assertThat(fields(read.get(i))).isEqualTo(fields(fixes.get(i)));
            assertThat(elements(read.get(i).extras()))
                    .isEqualTo(elements(fixes.get(i).extras()));
        }
    }

    @Property(tries = 80, seed = "2026")
    void encodingWhatWasDecodedGivesTheSameBytes(
            @ForAll TeltonikaCodec codec,
            @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("fixes") Fix> fixes) {
        TeltonikaEncoder encoder = new TeltonikaEncoder(codec);
        byte[] once = encoder.packet(fixes);
        assertThat(encoder.packet(decode(once))).isEqualTo(once);
    }

    @Property(tries = 120, seed = "2026")
    void cutsAnywhereGiveTheSameFrames(
            @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("fixes") Fix> fixes,
            @ForAll List<@IntRange(min = 1, max = 400) Integer> cuts) {
        byte[] stream = concatenate(
                TeltonikaEncoder.login(IMEI),
                new TeltonikaEncoder(TeltonikaCodec.CODEC_8).packet(fixes),
                new TeltonikaEncoder(TeltonikaCodec.CODEC_8_EXTENDED).packet(fixes));
        Session session = new Teltonika().open();
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        for (int cut : cuts) {
            int end = Math.min(stream.length, at + cut);
            frames.addAll(session.receive(ByteBuffer.wrap(stream, at, end - at)));
            at = end;
        }
        frames.addAll(session.receive(ByteBuffer.wrap(stream, at, stream.length - at)));
        assertThat(frames).hasSize(3);
        assertThat(frames.getFirst()).isInstanceOf(Frame.Login.class);
        assertThat(session.waiting()).isZero();
    }

    @Property(tries = 250, seed = "2026")
    void anyFlippedBitIsSeen(@ForAll("fixes") Fix fix, @ForAll @IntRange(min = 0, max = 100_000) int where) {
        byte[] packet = new TeltonikaEncoder(TeltonikaCodec.CODEC_8_EXTENDED).packet(List.of(fix));
        int bit = where % (packet.length * 8);
        packet[bit / 8] ^= (byte) (1 << bit % 8);
        Session session = new Teltonika().resume(IMEI);
        List<Frame> frames = session.receive(ByteBuffer.wrap(packet));
        assertThat(frames).noneMatch(Frame.Fixes.class::isInstance);
        assertThat(session.waiting()).isLessThanOrEqualTo(packet.length);
    }

    @Property(tries = 250, seed = "2026")
    void noBytesMakeItThrowOrGrow(@ForAll byte[] bytes, @ForAll boolean known, @ForAll boolean framed) {
        byte[] sent = framed ? framed(bytes) : bytes;
        Session session = known ? new Teltonika().resume(IMEI) : new Teltonika().open();
        session.receive(ByteBuffer.wrap(sent));
        session.receive(ByteBuffer.wrap(sent));
        assertThat(session.waiting()).isLessThan(Teltonika.LONGEST_BODY + 12);
        assertThat(new TeltonikaDatagrams().receive(ByteBuffer.wrap(sent))).hasSize(1);
    }

    /** Arbitrary content with a right head and checksum, so that it reaches the reader of records. */
    private static byte[] framed(byte[] content) {
        byte[] body = concatenate(new byte[] {(byte) 0x8E, 3}, content, new byte[] {3});
        byte[] packet = new byte[body.length + 12];
        ByteBuffer.wrap(packet)
                .putInt(4, body.length)
                .put(8, body)
                .putInt(packet.length - 4, Crc16.of(body, 0, body.length));
        return packet;
    }

    private static List<Fix> decode(byte[] packet) {
        List<Frame> frames = new Teltonika().resume(IMEI).receive(ByteBuffer.wrap(packet));
        assertThat(frames).hasSize(1);
        return ((Frame.Fixes) frames.getFirst()).fixes();
    }

    private static List<Object> fields(Fix fix) {
        return Arrays.asList(
                fix.time(),
                fix.latitude(),
                fix.longitude(),
                fix.valid(),
                fix.speed(),
                fix.course(),
                fix.altitude(),
                fix.satellites());
    }

    private static Map<String, Object> elements(Extras extras) {
        Map<String, Object> elements = new TreeMap<>(extras.values());
        elements.keySet().removeIf(name -> !name.startsWith("io"));
        return elements;
    }

    private static byte[] concatenate(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
