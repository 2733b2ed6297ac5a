package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The GT06 family of Concox and Jimi, with what other makers have made of it. Sources: "GPS Tracker Communication Protocol
 * (GT06)", version 1.8.1; "GPS Tracker Communication Protocol (JM-VL03)", version 1.1.2.
 *
 * <p>A packet is 78 78, one byte length (79 79 and two bytes for long ones), number, content, serial, CRC-ITU and 0D 0A
 * ({@link Gt06Framing}); packets of ZX303 modules have neither serial nor CRC ({@link Zx303}). Login, heartbeat and alarm
 * are answered, positions are not; so an alarm is answered only when it is stored. Times of newer packets are UTC, those of
 * the others in the time zone that the device names at login, otherwise UTC.
 */
public final class Gt06 implements TrackerProtocol {
    static final int LOGIN = 0x01;
    static final int LONGEST = 4096;
    private static final int COMMAND = 0x80;
    private static final int ENGLISH = 2;

    private final Clock clock;

    /** Answers questions for the time with that of the system. */
    public Gt06() {
        this(Clock.systemUTC());
    }

    /** Answers questions for the time with that of the clock. */
    public Gt06(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gt06";
    }

    @Override
    public Session open() {
        return new Gt06Session(clock, "", false);
    }

    @Override
    public Session resume(String device) {
        return new Gt06Session(clock, device, true);
    }

    @Override
    public boolean beginsWithLogin(byte[] first) {
        return first.length > 3 && first[0] == 0x78 && first[3] == LOGIN;
    }

    /** Packet 0x80 with the words that devices of this family also take by SMS; only the interval is common to them. */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        if (!(command instanceof TrackerCommand.Interval(var every))) {
            return Optional.empty();
        }
        byte[] words = "TIMER,%d#".formatted(every.toSeconds()).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packet = ByteBuffer.allocate(17 + words.length);
        packet.putShort((short) 0x7878).put((byte) (12 + words.length)).put((byte) COMMAND);
        packet.put((byte) (4 + words.length)).putInt(number).put(words);
        packet.putShort((short) ENGLISH).putShort((short) number);
        packet.putShort((short) Crc16.x25(packet.array(), 2, packet.position())).putShort((short) 0x0D0A);
        return Optional.of(packet.array());
    }

    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        return words.toLowerCase(Locale.ROOT).matches("(?s).*(error|fail|invalid).*")
                ? TrackerCommand.Answer.REFUSED
                : TrackerCommand.Answer.DONE;
    }
}
