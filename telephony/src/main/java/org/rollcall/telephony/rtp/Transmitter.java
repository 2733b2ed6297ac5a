package org.rollcall.telephony.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.rollcall.sound.Sound;

/** What one call sends, packet by packet: keys first, then the sound being played, else silence. */
final class Transmitter {
    static final int SAMPLES = 160;
    private static final int TYPES = 128;

    private final int source = ThreadLocalRandom.current().nextInt();
    private final byte[] codes = new byte[SAMPLES];
    private final EventSender events = new EventSender();
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private boolean marker = true;
    private @Nullable Playback playing;
    private long packets;
    private long bytes;

    /** Plays a sound at once, instead of what was playing. */
    synchronized Playback play(Sound sound, Codec codec, Runnable whenOver) {
        if (playing != null) {
            playing.end();
        }
        playing = new Playback(codec.law().encode(sound), whenOver);
        return playing;
    }

    synchronized void stop(Playback playback) {
        if (playing == playback) {
            playing = null;
            playback.end();
        }
    }

    synchronized void press(int event, Runnable whenOver) {
        events.press(new EventSender.Key(event, whenOver));
    }

    /** Writes the packet of this tick; answers false when nothing is to be sent now. */
    synchronized boolean tick(MediaTerms terms, ByteBuffer out) {
        timestamp += SAMPLES;
        if (!terms.send()) {
            marker = true;
            return false;
        }
        if (events.busy() && terms.events().isPresent()) {
            tickEvent(terms, out);
        } else {
            writeAudio(terms, out);
        }
        packets++;
        bytes += out.position() - RtpPacket.HEADER;
        return true;
    }

    private void tickEvent(MediaTerms terms, ByteBuffer out) {
        if (events.sounding()) {
            boolean first = events.starting();
            int begin = events.timestamp(timestamp);
            RtpPacket.writeHeader(out, first, terms.events().orElseThrow() % TYPES, sequence++ & 0xFFFF, begin, source);
            events.write(out);
            marker = true;
        } else {
            writeAudio(terms, out);
        }
        events.advance();
    }

    private void writeAudio(MediaTerms terms, ByteBuffer out) {
        Codec codec = terms.codec();
        Playback now = playing;
        if (now == null) {
            java.util.Arrays.fill(codes, codec.silence());
        } else {
            now.next(codes, codec.silence());
        }
        RtpPacket.writeHeader(out, marker, codec.payloadType(), sequence++ & 0xFFFF, timestamp, source);
        out.put(codes);
        marker = false;
        if (now != null && now.exhausted()) {
            playing = null;
            now.end();
        }
    }

    int source() {
        return source;
    }

    synchronized int timestamp() {
        return timestamp;
    }

    synchronized long packets() {
        return packets;
    }

    synchronized long bytes() {
        return bytes;
    }
}
