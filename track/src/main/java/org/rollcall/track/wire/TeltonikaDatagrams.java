package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Teltonika Codec 8, 8 Extended and 16 over UDP. Source: Teltonika's public page "Data Sending Protocols". A packet is two
 * bytes length of the rest, two bytes packet number, 01, one byte number of the records' packet, the IMEI with its two
 * bytes of length, and the body without a CRC. The answer repeats the numbers and says how many records are stored.
 */
public final class TeltonikaDatagrams implements DatagramProtocol {
    private static final int LENGTH = 2;

    private final TeltonikaRecords records;

    /** Elements mean what Teltonika's tables say. */
    public TeltonikaDatagrams() {
        this(Map.of());
    }

    /** With the states that some elements mean on these devices when their value is 1. */
    public TeltonikaDatagrams(Map<Integer, TrackerState> wired) {
        records = new TeltonikaRecords(Map.copyOf(wired));
    }

    @Override
    public String name() {
        return "teltonika-udp";
    }

    @Override
    public List<Frame> receive(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        try {
            return List.of(read(new ByteReader(bytes, 0, bytes.length)));
        } catch (Garbled garbled) {
            return List.of(garbled.toFrame());
        }
    }

    private Frame read(ByteReader in) throws Garbled {
        int length = in.u16("the length");
        if (length != in.left()) {
            throw Garbled.frame(0, "the length says " + length + " bytes, " + in.left() + " follow");
        }
        int channelPacket = in.u16("the packet number");
        in.u8("the packet type");
        int recordsPacket = in.u8("the number of the records' packet");
        String imei = Teltonika.readImei(in);
        try {
            List<Fix> fixes = records.read(in);
            Reply reply = Reply.of(
                    answer(channelPacket, recordsPacket, fixes.size()), answer(channelPacket, recordsPacket, 0));
            return new Frame.Fixes(imei, fixes, reply);
        } catch (Garbled garbled) {
            throw garbled.answered(Reply.of(new byte[0], answer(channelPacket, recordsPacket, 0)));
        }
    }

    private static byte[] answer(int channelPacket, int recordsPacket, int count) {
        ByteBuffer answer = ByteBuffer.allocate(LENGTH + 5);
        answer.putShort((short) 5)
                .putShort((short) channelPacket)
                .put((byte) 1)
                .put((byte) recordsPacket)
                .put((byte) count);
        return answer.array();
    }

    /** Whether these bytes have the outer form of such a packet. */
    static boolean resembles(byte[] bytes) {
        return bytes.length > 8
                && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == bytes.length - LENGTH
                && bytes[4] == 1
                && bytes[6] == 0
                && bytes[7] > 0
                && bytes[7] <= 20;
    }
}
