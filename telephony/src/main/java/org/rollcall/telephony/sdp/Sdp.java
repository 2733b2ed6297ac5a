package org.rollcall.telephony.sdp;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.telephony.rtp.Codec;
import org.rollcall.telephony.rtp.SrtpKeys;

/** A session description that was received, seen as a telephone call: its first usable audio stream. */
public final class Sdp {
    private final Optional<String> connection;
    private final Optional<Direction> direction;
    private final List<Media> media;

    Sdp(Optional<String> connection, Optional<Direction> direction, List<Media> media) {
        this.connection = connection;
        this.direction = direction;
        this.media = media;
    }

    /** Reads a message body. Throws SdpException when it is no session description. */
    public static Sdp read(byte[] body) throws SdpException {
        return SdpReader.read(body);
    }

    /**
     * The audio stream both sides can do: the first offered codec that is allowed. Empty when there is none.
     *
     * @param allowed the codecs this side takes
     */
    public Optional<AudioOffer> audio(List<Codec> allowed) {
        return audio(allowed, false);
    }

    /** As {@link #audio(List)}, but perhaps only an encrypted one. */
    public Optional<AudioOffer> audio(List<Codec> allowed, boolean encryptedOnly) {
        for (int i = 0; i < media.size(); i++) {
            Media m = media.get(i);
            if (m.isAudio() && m.port() > 0 && usable(m, encryptedOnly)) {
                Optional<AudioOffer> offer = audio(i, m, allowed);
                if (offer.isPresent()) {
                    return offer;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean usable(Media m, boolean encryptedOnly) {
        return m.protocol().equals(SdpWriter.SECURE)
                ? keys(m).isPresent()
                : !encryptedOnly && m.protocol().equals(SdpWriter.PLAIN);
    }

    private static Optional<SrtpKeys> keys(Media m) {
        return m.protocol().equals(SdpWriter.SECURE)
                ? m.crypto().stream().flatMap(c -> SrtpKeys.read(c).stream()).findFirst()
                : Optional.empty();
    }

    private Optional<AudioOffer> audio(int index, Media m, List<Codec> allowed) {
        Optional<InetAddress> address = m.connection().or(() -> connection).flatMap(Sdp::address);
        Optional<Codec> codec = m.formats().stream()
                .flatMap(f -> codec(m, f).stream())
                .filter(allowed::contains)
                .findFirst();
        if (address.isEmpty() || codec.isEmpty()) {
            return Optional.empty();
        }
        Direction asked = m.direction().or(() -> direction).orElse(Direction.SENDRECV);
        boolean nowhere = address.get().isAnyLocalAddress();
        return Optional.of(new AudioOffer(
                index,
                address.get(),
                m.port(),
                codec.get(),
                events(m),
                nowhere && asked == Direction.SENDRECV ? Direction.SENDONLY : asked,
                keys(m)));
    }

    private static Optional<Codec> codec(Media m, String format) {
        String map = m.maps().get(format);
        Optional<Codec> fixed = switch (format) {
            case "0" -> Optional.of(Codec.PCMU);
            case "8" -> Optional.of(Codec.PCMA);
            default -> Optional.empty();
        };
        if (map == null) {
            return fixed;
        }
        String[] parts = map.split("/");
        boolean telephone = parts.length >= 2 && parts[1].equals("8000");
        return telephone ? Codec.named(parts[0]).filter(c -> fixed.equals(Optional.of(c))) : Optional.empty();
    }

    private static OptionalInt events(Media m) {
        return m.formats().stream()
                .filter(f ->
                        m.maps().getOrDefault(f, "").toLowerCase(Locale.ROOT).startsWith("telephone-event/8000"))
                .filter(f -> f.matches("\\d{1,3}") && Integer.parseInt(f) < 128)
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** An address literal only: a host name here would make this side look up whatever a caller writes. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The m= lines in order, as the answer must repeat them. */
    List<Media> media() {
        return media;
    }

    /** The answer to this offer: the chosen audio stream taken, every other refused (RFC 3264, section 6). */
    public byte[] answer(
            AudioOffer chosen, InetAddress address, int port, long session, long version, Optional<SrtpKeys> ours) {
        SdpWriter writer = new SdpWriter(address, session, version);
        for (int i = 0; i < media.size(); i++) {
            if (i == chosen.index()) {
                writer.audio(
                        port,
                        List.of(chosen.codec()),
                        chosen.events(),
                        chosen.direction().mirrored(),
                        ours);
            } else {
                writer.refused(media.get(i));
            }
        }
        return writer.bytes();
    }

    /** An offer of its own: these codecs, telephone events as payload type 101, both directions. */
    public static byte[] offer(
            List<Codec> codecs, InetAddress address, int port, long session, long version, Optional<SrtpKeys> ours) {
        SdpWriter writer = new SdpWriter(address, session, version);
        writer.audio(port, codecs, OptionalInt.of(SdpWriter.EVENTS), Direction.SENDRECV, ours);
        return writer.bytes();
    }
}
