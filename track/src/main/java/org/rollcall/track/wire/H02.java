package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * H02, in text {@code *HQ,device,V1,time,A,latitude,N,longitude,E,speed,course,date,status#} ({@link H02Text}) and binary,
 * beginning with {@code $} or {@code X} ({@link H02Binary}); devices mix both on one connection. Source: "GPS Tracker Platform
 * Communication Protocol" (H02) 1.0.5. A position in text is answered with {@code V4} and the time of the report.
 */
public final class H02 implements TrackerProtocol {
    private static final int LONGEST = 1024;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HHmmss").withZone(ZoneOffset.UTC);

    @Override
    public String name() {
        return "h02";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public Session open() {
        return new Stream();
    }

    /** {@code S71} with function 22, the interval in seconds; a device answers with {@code V4,S71}. */
    @Override
    public Optional<byte[]> command(String device, int number, Instant now, TrackerCommand command) {
        if (!(command instanceof TrackerCommand.Interval(var every))) {
            return Optional.empty();
        }
        String text = "*HQ,%s,S71,%s,22,%d#".formatted(device, CLOCK.format(now), every.toSeconds());
        return Optional.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public TrackerCommand.Answer judge(TrackerCommand command, String words) {
        if (!words.startsWith("S71")) {
            return TrackerCommand.Answer.UNRELATED;
        }
        return words.contains("ERROR") ? TrackerCommand.Answer.REFUSED : TrackerCommand.Answer.DONE;
    }

    private static final class Stream extends LineSession {
        /** How many bytes of what makers add to a binary frame may still come. */
        private int added;
        /** Who sent the last text or binary frame; empty before the first. */
        private String device = "";

        Stream() {
            super(LONGEST, '*', '#');
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if (added > 0) {
                Boolean begins = H02Binary.begins(received, from, to);
                if (begins == null) {
                    return Cut.MORE;
                }
                if (!begins) {
                    added--;
                    return Cut.skip(1);
                }
                added = 0;
            }
            if (!isBinary(received[from])) {
                return super.cut(received, from, to);
            }
            if (to - from < H02Binary.LENGTH) {
                return Cut.MORE;
            }
            added = H02Binary.MOST_ADDED;
            Frame.Fixes fixes = H02Binary.read(received, from);
            boolean other = received[from] == H02Binary.OTHER_BEGIN && !device.isEmpty();
            device = other ? device : fixes.device();
            return new Cut(H02Binary.LENGTH, new Frame.Fixes(device, fixes.fixes(), fixes.reply()));
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            return isBinary(received[from]) ? H02Binary.LENGTH : super.garbledLength(received, from, to);
        }

        @Override
        Frame read(String content) throws Garbled {
            Frame frame = H02Text.read(content, device);
            device = switch (frame) {
                case Frame.Fixes fixes -> fixes.device();
                case Frame.Status status -> status.device();
                default -> device;
            };
            return frame;
        }

        private static boolean isBinary(byte first) {
            return first == H02Binary.BEGIN || first == H02Binary.OTHER_BEGIN;
        }
    }

    static Reply confirm(String text) {
        return Reply.confirm(text.getBytes(StandardCharsets.US_ASCII));
    }
}
