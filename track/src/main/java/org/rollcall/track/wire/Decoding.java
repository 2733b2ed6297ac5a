package org.rollcall.track.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what frames mean, for {@code rollcall decode}: one JSON object a fix, as {@link org.rollcall.track.FixJson} writes
 * it. Frames without a fix give one object that says what they are ({@code "frame"}). Frames that follow one another share
 * a session, so that a login applies to what comes after it.
 */
public final class Decoding {
    private static final String OSMAND = "osmand";
    private static final String TRACCAR = "traccar";
    private static final String FEED = "feed";
    private static final DatagramProtocol TELTONIKA_DATAGRAMS = new TeltonikaDatagrams();

    private final String name;
    private final @Nullable TrackerProtocol protocol;
    private final @Nullable DatagramProtocol datagrams;
    private final Clock clock;
    private @Nullable Session session;
    private String device = "";

    private Decoding(String name, @Nullable TrackerProtocol protocol, Clock clock) {
        this.name = name;
        this.protocol = protocol;
        this.datagrams = TrackerProtocols.datagramsNamed(name);
        this.clock = clock;
    }

    /**
     * What one frame said.
     *
     * @param lines JSON objects, one for each fix or other thing in it
     * @param error a sentence with the place where reading failed; null when the whole frame was read
     */
    public record Said(List<String> lines, @Nullable String error) {
        /** Copies the lines. */
        public Said {
            lines = List.copyOf(lines);
        }

        /** The error as a JSON object; null when there is none. */
        public @Nullable String errorLine() {
            return error == null ? null : FrameJson.error(error);
        }
    }

    /** The names of all protocols, in order. */
    public static List<String> protocols() {
        return Stream.concat(
                        Stream.concat(
                                TrackerProtocols.all().stream().map(TrackerProtocol::name),
                                TrackerProtocols.datagrams().stream().map(DatagramProtocol::name)),
                        Stream.of(OSMAND, TRACCAR, FEED))
                .sorted()
                .collect(Collectors.toList());
    }

    /**
     * Begins with the protocol of that name.
     *
     * @param clock for protocols whose reports may lack a time
     * @throws IllegalArgumentException with a sentence that lists the names, when there is none
     */
    public static Decoding of(String protocol, Clock clock) {
        String name = protocol.strip().toLowerCase(Locale.ROOT);
        TrackerProtocol found = TrackerProtocols.named(name);
        if (found == null && !protocols().contains(name)) {
            throw new IllegalArgumentException(
                    "There is no protocol \"" + protocol + "\". Known are: " + String.join(", ", protocols()) + ".");
        }
        return new Decoding(name, found, clock);
    }

    /** Whether frames of this protocol are text. */
    public boolean text() {
        return protocol == null ? List.of(OSMAND, TRACCAR, FEED).contains(name) : protocol.text();
    }

    /** Reads one frame written in hexadecimal digits; blanks, colons and hyphens between them are allowed. */
    public Said hex(String digits) {
        String plain = digits.replaceAll("[\\s:-]", "");
        if (plain.startsWith("0x") || plain.startsWith("0X")) {
            plain = plain.substring(2);
        }
        for (int i = 0; i < plain.length(); i++) {
            if (!HexFormat.isHexDigit(plain.charAt(i))) {
                return failed("character " + (i + 1) + " (\"" + plain.charAt(i) + "\") is not a hexadecimal digit");
            }
        }
        if (plain.isEmpty() || plain.length() % 2 != 0) {
            return failed("a frame has an even number of hexadecimal digits, this one has " + plain.length());
        }
        return bytes(HexFormat.of().parseHex(plain));
    }

    /** Reads one frame of a text protocol as it is; a missing end of line is added. */
    public Said text(String frame) {
        if (protocol != null && protocol.text()) {
            return bytes(protocol.terminated(frame).getBytes(StandardCharsets.UTF_8));
        }
        return bytes(frame.getBytes(StandardCharsets.UTF_8));
    }

    private Said bytes(byte[] bytes) {
        if (name.equals(OSMAND)) {
            return said(List.of(OsmAnd.readText(new String(bytes, StandardCharsets.UTF_8), clock.instant())), null);
        }
        if (name.equals(TRACCAR)) {
            return said(List.of(Traccar.read(new String(bytes, StandardCharsets.UTF_8))), null);
        }
        if (name.equals(FEED)) {
            return said(VendorFeed.read(new String(bytes, StandardCharsets.UTF_8)), null);
        }
        if (datagrams != null) {
            return said(datagrams.receive(ByteBuffer.wrap(bytes)), null);
        }
        if (protocol == null || protocol instanceof Teltonika && TeltonikaDatagrams.resembles(bytes)) {
            return said(TELTONIKA_DATAGRAMS.receive(ByteBuffer.wrap(bytes)), null);
        }
        Session current = session(protocol, bytes);
        List<Frame> frames = current.receive(ByteBuffer.wrap(bytes));
        String missing = current.waiting() > 0 && !current.closed()
                ? "the frame is incomplete: after its " + current.waiting() + " bytes more are expected"
                : null;
        if (missing != null || current.closed()) {
            session = null;
        }
        return said(frames, missing);
    }

    private Session session(TrackerProtocol spoken, byte[] bytes) {
        if (session == null || session.closed()) {
            session = device.isEmpty() && spoken.beginsWithLogin(bytes) ? spoken.open() : spoken.resume(device);
        }
        return session;
    }

    private Said said(List<Frame> frames, @Nullable String missing) {
        List<String> lines = new ArrayList<>();
        String error = missing;
        for (Frame frame : frames) {
            switch (frame) {
                case Frame.Unreadable unreadable -> error = FrameJson.sentence(unreadable);
                case Frame.Login login -> {
                    device = login.device();
                    lines.addAll(FrameJson.lines(login));
                }
                default -> lines.addAll(FrameJson.lines(frame));
            }
        }
        if (frames.isEmpty() && error == null) {
            error = "nothing in these bytes is a frame";
        }
        return new Said(lines, error);
    }

    private static Said failed(String why) {
        return new Said(List.of(), why);
    }
}
