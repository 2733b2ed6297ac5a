package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AllProtocolsPropertyTest {
    private static final List<byte[]> FRAMES = List.of(
            HexFormat.of().parseHex(TeltonikaTest.LOGIN + TeltonikaTest.DOCUMENTED_8E + TeltonikaTest.DOCUMENTED_16),
            HexFormat.of()
                    .parseHex("78780D01012345678901234500018CDD0D0A"
                            + "78781F120B081D112E10CF027AC7EB0C46584900148F01CC00287D001FB8000380810D0A"),
            HexFormat.of()
                    .parseHex(
                            "7E020000250139123456787D017D02000001810000000A01C61BAA05AF3A4A007D020168010F2611221830000104"
                                    + "000000643101094E7E"),
            "*HQ,865205030330012,V1,145452,A,2240.55181,N,11358.32389,W,10.00,271,100815,FFFFFBFD#"
                    .getBytes(StandardCharsets.US_ASCII),
            "[3G*8800000015*000C*LK,50,100,87]".getBytes(StandardCharsets.US_ASCII),
            ("+RESP:GTFRI,1A0102,135790246811220,,0,0,1,1,4.3,92,70.0,121.354335,31.222073,20090214013254,0460,0000,"
                            + "18d8,6141,00,87,20090214093254,11F0$")
                    .getBytes(StandardCharsets.US_ASCII),
            (MegastekTest.REPORT + MegastekTest.SENTENCE).getBytes(StandardCharsets.US_ASCII),
            (R16hTest.LINK + R16hTest.POSITION).getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().parseHex(H02Test.BINARY),
            HexFormat.of().parseHex(QueclinkBinaryTest.event()));

    @Provide
    Arbitrary<TrackerProtocol> protocols() {
        return Arbitraries.of(TrackerProtocols.all());
    }

    @Property(tries = 1000, seed = "2026")
    void changedFramesNeverThrowAndStayBounded(
            @ForAll("protocols") TrackerProtocol protocol,
            @ForAll @IntRange(min = 0, max = 9) int which,
            @ForAll @IntRange(min = 0, max = 9999) int where,
            @ForAll byte change,
            @ForAll @IntRange(min = 0, max = 400) int length) {
        byte[] bytes = FRAMES.get(which).clone();
        bytes[where % bytes.length] = change;
        byte[] cut = Arrays.copyOf(bytes, Math.min(length, bytes.length));
        for (Session session : List.of(protocol.open(), protocol.resume("1"))) {
            session.receive(ByteBuffer.wrap(cut));
            session.receive(ByteBuffer.wrap(bytes));
            assertThat(session.waiting()).isLessThanOrEqualTo(2 * bytes.length);
        }
    }

    @Property(tries = 300, seed = "2026")
    void anyBytesNeverThrowAndEndOnceClosed(@ForAll("protocols") TrackerProtocol protocol, @ForAll byte[] bytes) {
        Session session = protocol.open();
        for (int i = 0; i < 3; i++) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            boolean closed = session.closed();
            List<Frame> frames = session.receive(buffer);
            assertThat(buffer.hasRemaining()).isFalse();
            assertThat(closed && !frames.isEmpty()).isFalse();
        }
    }

    @Property(tries = 30, seed = "2026")
    void anEndlessFrameIsCutOff(
            @ForAll("protocols") TrackerProtocol protocol, @ForAll @IntRange(min = 0, max = 9) int which) {
        byte[] flood = new byte[300_000];
        Arrays.fill(flood, (byte) 'x');
        flood[0] = FRAMES.get(which)[0];
        Session session = protocol.open();
        session.receive(ByteBuffer.wrap(flood));
        assertThat(session.closed()).isTrue();
        assertThat(session.waiting()).isZero();
    }
}
