package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Watches and bracelets of 3G Electronics and others, {@code [3G*device*length*content]}; some makers write a number
 * between device and length. Sources: "GPS watch communication protocol" of 3G Electronics, and "Beesure GPS Setracker
 * Server Protocol" of Shenzhen Yushengchang, 2 August 2025. What the content says is told at {@link WatchMessage}.
 */
public final class Watch implements TrackerProtocol {
    private static final int LONGEST = 4096;

    @Override
    public String name() {
        return "watch";
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
        return plain.endsWith("]") || plain.isEmpty() ? frame : plain + "]";
    }

    /** {@code UPLOAD} with seconds, {@code FIND} to ring, {@code MESSAGE} with the words in hexadecimal UTF-16. */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        String content = switch (command) {
            case TrackerCommand.Interval(var every) -> "UPLOAD," + every.toSeconds();
            case TrackerCommand.Buzz() -> "FIND";
            case TrackerCommand.Message(String words) ->
                "MESSAGE," + HexFormat.of().withUpperCase().formatHex(words.getBytes(StandardCharsets.UTF_16BE));
        };
        String text = "[3G*%s*%04X*%s]".formatted(device, content.length(), content);
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        String expected = switch (command) {
            case TrackerCommand.Interval _ -> "UPLOAD";
            case TrackerCommand.Buzz _ -> "FIND";
            case TrackerCommand.Message _ -> "MESSAGE";
        };
        return words.split(",", 2)[0].equals(expected) ? TrackerCommand.Answer.DONE : TrackerCommand.Answer.UNRELATED;
    }

    private static final class Stream extends StreamSession {
        private boolean passing;

        Stream() {
            super(LONGEST);
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if (passing) {
                return pass(received, from, to);
            }
            byte first = received[from];
            if (first == '\r' || first == '\n' || first == ' ' || first == 0) {
                return Cut.skip(1);
            }
            if (first != '[') {
                throw Garbled.stream(0, "a frame begins with \"[\", not with byte %02X".formatted(first));
            }
            WatchFrame frame = WatchFrame.of(received, from, to);
            int end = frame.end(received, from, to);
            if (end >= 0) {
                return new Cut(
                        end + 1 - from, WatchMessage.read(frame.head(received, from), frame.content(received, end)));
            }
            if (frame.isRecording(received, to)) {
                // Sound and pictures are long and nothing that is kept: they are passed over as they come.
                passing = true;
                return new Cut(
                        to - from, WatchMessage.recording(frame.head(received, from), frame.content(received, to)));
            }
            return Cut.MORE;
        }

        /** A recording has no bracket in it: it is written in two bytes there. */
        private Cut pass(byte[] received, int from, int to) {
            for (int i = from; i < to; i++) {
                if (received[i] == ']') {
                    passing = false;
                    return Cut.skip(i + 1 - from);
                }
            }
            return Cut.skip(to - from);
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            int end = WatchFrame.of(received, from, to).end(received, from, to);
            return end >= 0 ? end + 1 - from : to - from;
        }
    }
}
