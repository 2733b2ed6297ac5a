package org.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.rollcall.sound.SoundFile;
import org.rollcall.sound.UnreadableSound;
import org.rollcall.telephony.rtp.RtpPacket;
import org.rollcall.telephony.sdp.Sdp;
import org.rollcall.telephony.sdp.SdpException;
import org.rollcall.track.codec.TrackCodec;
import org.rollcall.track.wire.OsmAndJson;
import org.rollcall.track.wire.TeltonikaDatagrams;
import org.rollcall.track.wire.Traccar;
import org.rollcall.track.wire.TrackerProtocol;
import org.rollcall.track.wire.TrackerProtocols;
import org.rollcall.track.wire.VendorFeed;
import org.rollcall.track.zone.ZoneState;
import org.rollcall.voice.RecordingFingerprint;
import org.rollcall.voice.Voiceprint;

/**
 * Whatever reads bytes that a stranger may send or a disk may spoil. The first byte of an input says which reader gets the
 * others; a reader throws only what its method says, and that with a sentence.
 */
final class FuzzTargets {
    /** Reads bytes. */
    private interface Reader {
        void read(byte[] in) throws SdpException;
    }

    static final List<String> NAMES = List.of(
            "teltonika",
            "gt06",
            "h02",
            "jt808",
            "megastek",
            "r16h",
            "watch",
            "queclink",
            "datagram",
            "osmand",
            "traccar",
            "feed",
            "track",
            "zone",
            "sdp",
            "rtp",
            "sound",
            "voiceprint",
            "fingerprint");

    private FuzzTargets() {}

    public static void fuzzerTestOneInput(byte[] in) {
        if (in.length == 0) {
            return;
        }
        String name = NAMES.get(Math.floorMod(in[0], NAMES.size()));
        try {
            reader(name).read(Arrays.copyOfRange(in, 1, in.length));
        } catch (SdpException | IllegalArgumentException | UnreadableSound said) {
            if (said.getMessage() == null || said.getMessage().isBlank()) {
                throw new AssertionError(name + " refuses without a word", said);
            }
        }
    }

    private static Reader reader(String name) {
        return switch (name) {
            case "datagram" -> in -> new TeltonikaDatagrams().receive(ByteBuffer.wrap(in));
            case "osmand" -> in -> OsmAndJson.read(new String(in, StandardCharsets.UTF_8), Instant.EPOCH);
            case "traccar" -> in -> Traccar.read(new String(in, StandardCharsets.UTF_8));
            case "feed" -> in -> VendorFeed.read(new String(in, StandardCharsets.UTF_8));
            case "track" -> TrackCodec::decode;
            case "zone" -> ZoneState::fromBytes;
            case "sdp" -> Sdp::read;
            case "rtp" -> in -> RtpPacket.read(ByteBuffer.wrap(in));
            case "sound" -> in -> SoundFile.read(new ByteArrayInputStream(in));
            case "voiceprint" -> Voiceprint::fromBytes;
            case "fingerprint" -> RecordingFingerprint::fromBytes;
            default -> in -> stream(name, in);
        };
    }

    private static void stream(String name, byte[] in) {
        TrackerProtocol protocol = TrackerProtocols.named(name);
        if (protocol == null) {
            throw new AssertionError("There is no protocol " + name);
        }
        try {
            int whole = protocol.open().receive(ByteBuffer.wrap(in)).size();
            var session = protocol.open();
            int pieces = 0;
            for (byte each : in) {
                pieces += session.receive(ByteBuffer.wrap(new byte[] {each})).size();
            }
            if (whole != pieces) {
                throw new AssertionError(name + ": " + whole + " frames in one piece, byte by byte " + pieces);
            }
        } catch (IllegalArgumentException e) {
            throw new AssertionError(name + " throws where it should answer", e);
        }
    }
}
