package org.rollcall.telephony.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.rollcall.telephony.rtp.Codec;
import org.rollcall.telephony.rtp.SrtpKeys;

/** Writes a session description with one audio stream. */
final class SdpWriter {
    /** The payload type under which this side offers telephone events. */
    static final int EVENTS = 101;

    static final String PLAIN = "RTP/AVP";
    static final String SECURE = "RTP/SAVP";

    private static final String END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    SdpWriter(InetAddress address, long session, long version) {
        String family = address instanceof Inet6Address ? "IP6 " : "IP4 ";
        String where = "IN " + family + address.getHostAddress().replaceFirst("%.*", "");
        text.append("v=0").append(END);
        text.append("o=rollcall ").append(session).append(' ').append(version).append(' ');
        text.append(where).append(END);
        text.append("s=-").append(END);
        text.append("c=").append(where).append(END);
        text.append("t=0 0").append(END);
    }

    void audio(int port, List<Codec> codecs, OptionalInt events, Direction direction, Optional<SrtpKeys> ours) {
        String formats = codecs.stream().map(c -> " " + c.payloadType()).collect(Collectors.joining());
        text.append("m=audio ").append(port).append(' ');
        text.append(ours.isPresent() ? SECURE : PLAIN).append(formats);
        events.ifPresent(type -> text.append(' ').append(type));
        text.append(END);
        for (Codec c : codecs) {
            text.append("a=rtpmap:").append(c.payloadType()).append(' ');
            text.append(c.name()).append("/8000").append(END);
        }
        events.ifPresent(type -> {
            text.append("a=rtpmap:")
                    .append(type)
                    .append(" telephone-event/8000")
                    .append(END);
            text.append("a=fmtp:").append(type).append(" 0-15").append(END);
        });
        ours.ifPresent(keys -> text.append("a=crypto:").append(keys.line()).append(END));
        text.append("a=ptime:20").append(END);
        text.append("a=").append(direction.attribute()).append(END);
    }

    void refused(Media media) {
        text.append("m=").append(media.kind()).append(" 0 ").append(media.protocol());
        media.formats().forEach(f -> text.append(' ').append(f));
        text.append(END);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
