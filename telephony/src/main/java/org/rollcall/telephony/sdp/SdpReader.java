package org.rollcall.telephony.sdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a session description line by line (RFC 8866); unknown lines and attributes are passed over. */
final class SdpReader {
    private static final int LONGEST = 16 * 1024;
    private static final int MOST_MEDIA = 16;
    private static final int MOST_FORMATS = 64;

    private final List<Media> media = new ArrayList<>();
    private Optional<String> sessionConnection = Optional.empty();
    private Optional<Direction> sessionDirection = Optional.empty();
    private @Nullable Draft draft;

    /** What is being gathered for one m= line. */
    private static final class Draft {
        final String kind;
        final int port;
        final String protocol;
        final List<String> formats;
        final Map<String, String> maps = new HashMap<>();
        final List<String> crypto = new ArrayList<>();
        Optional<String> connection = Optional.empty();
        Optional<Direction> direction = Optional.empty();

        Draft(String kind, int port, String protocol, List<String> formats) {
            this.kind = kind;
            this.port = port;
            this.protocol = protocol;
            this.formats = formats;
        }

        Media finished() {
            return new Media(
                    kind,
                    port,
                    protocol,
                    List.copyOf(formats),
                    connection,
                    Map.copyOf(maps),
                    direction,
                    List.copyOf(crypto));
        }
    }

    static Sdp read(byte[] body) throws SdpException {
        if (body.length > LONGEST) {
            throw new SdpException("The description is longer than " + LONGEST + " bytes.");
        }
        SdpReader reader = new SdpReader();
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("v=0")) {
            throw new SdpException("The description does not begin with v=0.");
        }
        for (String line : text.split("\r\n|\n|\r", -1)) {
            reader.line(line);
        }
        reader.finishMedia();
        return new Sdp(reader.sessionConnection, reader.sessionDirection, List.copyOf(reader.media));
    }

    private void line(String line) throws SdpException {
        if (line.length() < 2 || line.charAt(1) != '=') {
            return;
        }
        String value = line.substring(2).trim();
        switch (line.charAt(0)) {
            case 'm' -> media(value);
            case 'c' -> connection(value);
            case 'a' -> attribute(value);
            default -> {}
        }
    }

    private void media(String value) throws SdpException {
        finishMedia();
        String[] parts = value.split("\\s+");
        if (parts.length < 4 || media.size() >= MOST_MEDIA || parts.length > MOST_FORMATS) {
            throw new SdpException("A media line cannot be used: m=" + value);
        }
        draft = new Draft(parts[0], port(parts[1]), parts[2], List.of(parts).subList(3, parts.length));
    }

    private static int port(String text) throws SdpException {
        try {
            int port = Integer.parseInt(text.split("/", 2)[0]);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new SdpException("A media line's port is no number: " + text);
        }
        throw new SdpException("A media line's port is out of range: " + text);
    }

    private void connection(String value) throws SdpException {
        String[] parts = value.split("\\s+");
        if (parts.length != 3 || !parts[0].equals("IN")) {
            throw new SdpException("A connection line cannot be read: c=" + value);
        }
        Optional<String> address = Optional.of(parts[2].split("/", 2)[0]);
        if (draft == null) {
            sessionConnection = address;
        } else {
            draft.connection = address;
        }
    }

    private void attribute(String value) {
        for (Direction d : Direction.values()) {
            if (value.equals(d.attribute())) {
                direction(d);
                return;
            }
        }
        if (draft == null) {
            return;
        }
        if (value.startsWith("rtpmap:")) {
            String[] parts = value.substring("rtpmap:".length()).trim().split("\\s+", 2);
            if (parts.length == 2 && draft.maps.size() < MOST_FORMATS) {
                draft.maps.put(parts[0], parts[1]);
            }
        } else if (value.startsWith("crypto:") && draft.crypto.size() < MOST_FORMATS) {
            draft.crypto.add(value.substring("crypto:".length()));
        }
    }

    private void direction(Direction d) {
        if (draft == null) {
            sessionDirection = Optional.of(d);
        } else {
            draft.direction = Optional.of(d);
        }
    }

    private void finishMedia() {
        if (draft != null) {
            media.add(draft.finished());
            draft = null;
        }
    }
}
