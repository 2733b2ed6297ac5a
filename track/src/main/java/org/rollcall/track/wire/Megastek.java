package org.rollcall.track.wire;

import java.nio.charset.StandardCharsets;

/**
 * Megastek's belts and personal trackers, in text. Source: Megastek's "GPRS uploading data format" for the MT80 and MT100
 * and the older NMEA form of the GT and GVT series.
 *
 * <p>The newer form is {@code $MGV002,device,…;!}, led by its length in four digits which some devices leave out
 * ({@link MegastekReport}); the older is {@code STX,device,$GPRMC,…;checksum} and a line end, {@code LOGSTX} from the
 * device's memory ({@link MegastekSentence}). Nothing is answered. The length and the older form's checksum are not held
 * against a report: the published examples contradict both.
 */
public final class Megastek implements TrackerProtocol {
    private static final int LONGEST = 2048;

    @Override
    public String name() {
        return "megastek";
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
        return frame.endsWith("!") || frame.endsWith("\n") ? frame : frame + "\r\n";
    }

    private static final class Stream extends StreamSession {
        Stream() {
            super(LONGEST);
        }

        @Override
        Cut cut(byte[] received, int from, int to) throws Garbled {
            if (isBetween(received[from])) {
                return Cut.skip(1);
            }
            if (!isStart(received[from])) {
                throw Garbled.stream(
                        0,
                        "a report begins with its length, $, STX or LOGSTX, not with byte %02X"
                                .formatted(received[from]));
            }
            int length = garbledLength(received, from, to);
            if (!isEnd(received[from + length - 1])) {
                return Cut.MORE;
            }
            return new Cut(length, read(new String(received, from, length - 1, StandardCharsets.ISO_8859_1)));
        }

        @Override
        int garbledLength(byte[] received, int from, int to) {
            for (int i = from; i < to; i++) {
                if (isEnd(received[i])) {
                    return i - from + 1;
                }
            }
            return to - from;
        }

        private static boolean isBetween(byte one) {
            return one == '\r' || one == '\n' || one == ' ' || one == 0;
        }

        private static boolean isStart(byte one) {
            return one == '$' || one == 'S' || one == 'L' || one >= '0' && one <= '9';
        }

        private static boolean isEnd(byte one) {
            return one == '!' || one == '\n' || one == '\r';
        }

        private static Frame read(String text) throws Garbled {
            String plain = text.strip();
            if (plain.startsWith("STX") || plain.startsWith("LOGSTX")) {
                return MegastekSentence.read(plain);
            }
            int dollar = plain.indexOf('$');
            if (dollar < 0 || dollar > 4 || !plain.startsWith("$MGV", dollar)) {
                throw Garbled.frame(Math.max(0, dollar), "$MGV, STX or LOGSTX was expected");
            }
            return MegastekReport.read(plain.substring(dollar), dollar);
        }
    }
}
