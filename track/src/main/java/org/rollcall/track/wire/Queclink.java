package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Queclink's @Track protocol, in text {@code +RESP:GTFRI,version,IMEI,name,…,sendTime,count$} ({@link QueclinkText}) and
 * binary, {@code +RSP} and a length ({@link QueclinkBinary}). Sources: "GL300 @Track Air Interface Protocol",
 * TRACGL300AN001, revision 1.02, for personal trackers; "GL300W External Battery Kit User Manual", GL300WEBKUM001; for the
 * binary form the maker publishes no document without a contract: see there. Reports are {@code +RESP}, from out of
 * coverage {@code +BUFF}, heartbeats and confirmed commands {@code +ACK}. Each is answered by {@code +SACK} and its count
 * number, which a device that does not ask for it passes over.
 */
public final class Queclink implements TrackerProtocol {
    private static final String PASSWORD = "gl300";
    /** Fifteen positions with their networks, or the settings of a device, fit with room to spare. */
    private static final int LONGEST = 8192;

    @Override
    public String name() {
        return "queclink";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public Session open() {
        return new Stream();
    }

    @Override
    public String terminated(String frame) {
        String plain = frame.stripTrailing();
        return plain.endsWith("$") || plain.isEmpty() ? frame : plain + "$";
    }

    /**
     * {@code AT+GTFRI} with report mode 1 (by time) and the interval as that of fixing and of sending; what is left empty
     * stays as the device has it. The document has nothing that buzzes or shows words when it is told to. Signed with the
     * password with which these devices leave the factory: one that has another gives no answer.
     */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        if (!(command instanceof TrackerCommand.Interval(var every))) {
            return Optional.empty();
        }
        String text =
                "AT+GTFRI=%1$s,1,,,,,,%2$d,%2$d,,,,,,,,,,,,%3$04X$".formatted(PASSWORD, every.toSeconds(), number);
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A device confirms by {@code +ACK} what it has done, and does not answer what it cannot do. */
    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        return words.split(",", 2)[0].equals("GTFRI") ? TrackerCommand.Answer.DONE : TrackerCommand.Answer.UNRELATED;
    }

    static Reply sack(String text) {
        return Reply.confirm(("+SACK:" + text + "$").getBytes(StandardCharsets.US_ASCII));
    }

    private static final class Stream extends LineSession {
        Stream() {
            super(LONGEST, '+', '$');
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if (received[from] != '+') {
                return super.cut(received, from, to);
            }
            int length = QueclinkBinary.length(received, from, to);
            if (length == QueclinkBinary.TEXT) {
                return super.cut(received, from, to);
            }
            if (length == QueclinkBinary.MORE || to - from < length) {
                return Cut.MORE;
            }
            return new Cut(length, QueclinkBinary.read(received, from, from + length));
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            try {
                int length = received[from] == '+' ? QueclinkBinary.length(received, from, to) : QueclinkBinary.TEXT;
                return length > 0 ? length : super.garbledLength(received, from, to);
            } catch (Garbled beyond) {
                return to - from;
            }
        }

        @Override
        Frame read(String content) throws Garbled {
            return QueclinkText.read(content);
        }
    }
}
