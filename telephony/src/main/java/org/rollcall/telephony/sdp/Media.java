package org.rollcall.telephony.sdp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One m= line with its attributes.
 *
 * @param kind "audio", "video", …
 * @param port 0 when the stream is refused
 * @param protocol "RTP/AVP", "RTP/SAVP", …
 * @param formats the payload types as written
 * @param connection the address of this stream's own c= line, if it has one
 * @param maps encoding names and clock rates by payload type, such as "PCMU/8000"
 * @param direction of this stream, or the session's
 * @param crypto the a=crypto lines' values (RFC 4568)
 */
record Media(
        String kind,
        int port,
        String protocol,
        List<String> formats,
        Optional<String> connection,
        Map<String, String> maps,
        Optional<Direction> direction,
        List<String> crypto) {

    boolean isAudio() {
        return kind.equals("audio");
    }
}
