package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Teltonika Codec 8, 8 Extended and 16 over TCP, and the answers to Codec 12, 13 and 14 commands. Source: Teltonika's
 * public page "Data Sending Protocols".
 *
 * <p>The device sends its IMEI (two bytes length, then digits) and waits for 01 or 00. A packet is four zero bytes, the
 * length of its body, the body (codec, count, records, count) and a CRC-16 of the body in four bytes. The answer is the
 * number of records stored, in four bytes; 0 makes the device send them again. A record without satellites carries the
 * last position known and counts as not valid.
 */
public final class Teltonika implements TrackerProtocol {
    /** Room for 255 records with more elements than any device sends. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final int LONGEST_IMEI = 20;
    private static final int HEAD = 8;
    private static final int CRC = 4;
    private static final int BUZZ_SECONDS = 5;
    private static final int CODEC_13 = 0x0D;
    private static final int CODEC_14 = 0x0E;

    private final TeltonikaRecords records;

    /** Elements mean what Teltonika's tables say. */
    public Teltonika() {
        this(Map.of());
    }

    /**
     * With the states that some elements mean on these devices when their value is 1: a strap loop on digital input 1 is
     * {@code Map.of(1, TrackerState.STRAP_OPEN)}.
     */
    public Teltonika(Map<Integer, TrackerState> wired) {
        records = new TeltonikaRecords(Map.copyOf(wired));
    }

    @Override
    public String name() {
        return "teltonika";
    }

    @Override
    public Session open() {
        return new Stream("", false);
    }

    @Override
    public Session resume(String device) {
        return new Stream(device, true);
    }

    @Override
    public boolean beginsWithLogin(byte[] first) {
        return first.length > 1 && (first[0] != 0 || first[1] != 0);
    }

    /**
     * Codec 12. The interval is that of Teltonika's parameters 10000 (on stop) and 10050 (moving); a buzzer is switched by
     * digital output 1. There are no messages.
     */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        return switch (command) {
            case TrackerCommand.Interval(var every) ->
                Optional.of(codec12("setparam 10000:%d;10050:%d".formatted(every.toSeconds(), every.toSeconds())));
            case TrackerCommand.Buzz() -> Optional.of(codec12("setdigout 1 " + BUZZ_SECONDS));
            case TrackerCommand.Message _ -> Optional.empty();
        };
    }

    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        return words.toLowerCase(Locale.ROOT).matches("(?s).*(error|warning|not found|invalid|unknown).*")
                ? TrackerCommand.Answer.REFUSED
                : TrackerCommand.Answer.DONE;
    }

    private static byte[] codec12(String text) {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packet = ByteBuffer.allocate(HEAD + 8 + words.length + CRC);
        packet.putInt(0).putInt(8 + words.length);
        packet.put((byte) 0x0C)
                .put((byte) 1)
                .put((byte) 5)
                .putInt(words.length)
                .put(words)
                .put((byte) 1);
        return packet.putInt(Crc16.of(packet.array(), HEAD, packet.position())).array();
    }

    private static boolean isImei(String text) {
        return text.length() >= 10
                && text.length() <= LONGEST_IMEI
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** Reads the IMEI with its two bytes of length. */
    static String readImei(ByteReader in) throws Garbled {
        int length = in.u16("the length of the IMEI");
        if (length > LONGEST_IMEI) {
            throw Garbled.stream(0, "an IMEI was expected, but its length would be " + length);
        }
        String imei = in.ascii(length, "the IMEI");
        if (!isImei(imei)) {
            throw Garbled.stream(2, "an IMEI was expected, 10 to " + LONGEST_IMEI + " digits");
        }
        return imei;
    }

    private static Reply count(int records) {
        return Reply.of(new byte[] {0, 0, 0, (byte) records}, new byte[4]);
    }

    private final class Stream extends StreamSession {
        private String device;
        private boolean known;

        Stream(String device, boolean known) {
            super(HEAD + LONGEST_BODY + CRC);
            this.device = device;
            this.known = known;
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if ((received[from] & 0xFF) == 0xFF) {
                return new Cut(1, new Frame.KeepAlive(device, Reply.NONE));
            }
            if (to - from < 2) {
                return Cut.MORE;
            }
            boolean login = received[from] != 0 || received[from + 1] != 0;
            return login || !known ? cutLogin(received, from, to) : cutPacket(received, from, to);
        }

        private Cut cutLogin(byte[] received, int from, int to) throws Garbled {
            int length = (received[from] & 0xFF) << 8 | received[from + 1] & 0xFF;
            if (length == 0) {
                throw Garbled.stream(0, "records before the IMEI: the device must say who it is first");
            }
            if (length <= LONGEST_IMEI && to - from < 2 + length) {
                return Cut.MORE;
            }
            device = readImei(new ByteReader(received, from, to));
            known = true;
            return new Cut(2 + length, new Frame.Login(device, Reply.of(new byte[] {1}, new byte[] {0})));
        }

        private Cut cutPacket(byte[] received, int from, int to) throws Garbled {
            if (to - from < HEAD) {
                return Cut.MORE;
            }
            ByteReader head = new ByteReader(received, from, to);
            if (head.i32("the preamble") != 0) {
                throw Garbled.stream(0, "a packet begins with four zero bytes");
            }
            long length = head.u32("the length");
            if (length < 3 || length > LONGEST_BODY) {
                throw Garbled.stream(4, "a body of " + length + " bytes is out of range (3 to " + LONGEST_BODY + ")");
            }
            int whole = HEAD + (int) length + CRC;
            if (to - from < whole) {
                return Cut.MORE;
            }
            try {
                return new Cut(whole, readPacket(received, from, from + whole));
            } catch (Garbled garbled) {
                throw garbled.answered(count(0));
            }
        }

        private Frame readPacket(byte[] received, int from, int to) throws Garbled {
            int sent = (int) new ByteReader(received, to - CRC, to).u32("the CRC");
            int counted = Crc16.of(received, from + HEAD, to - CRC);
            if (sent != counted) {
                throw Garbled.frame(
                        to - CRC - from, "the CRC sent is %04X, that of the body %04X".formatted(sent, counted));
            }
            ByteReader body = new ByteReader(received, from, to - CRC);
            body.i64("the head");
            int codec = received[from + HEAD] & 0xFF;
            if (codec >= 0x0C && codec <= 0x0E) {
                return new Frame.Answer(device, readAnswer(body), Reply.NONE);
            }
            List<Fix> fixes = records.read(body);
            return new Frame.Fixes(device, fixes, count(fixes.size()));
        }

        private static String readAnswer(ByteReader body) throws Garbled {
            int codec = body.u8("the codec");
            body.u8("the count of answers");
            body.u8("the type");
            int length = body.i32("the length of the answer");
            // Codec 13 has the time before its text and counts it or not, codec 14 the IMEI, which it counts.
            if (codec == CODEC_13) {
                body.u32("the time");
                length = body.left() - 1;
            } else if (codec == CODEC_14) {
                body.hex(8, "the IMEI");
                length -= 8;
            }
            if (length < 0 || length > body.left()) {
                throw Garbled.frame(body.position(), "an answer of " + length + " bytes in a shorter packet");
            }
            return new String(
                    body.ascii(length, "the answer").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            int length = 0;
            for (int i = 4; i < HEAD; i++) {
                length = length << 8 | received[from + i] & 0xFF;
            }
            return HEAD + length + CRC;
        }
    }
}
