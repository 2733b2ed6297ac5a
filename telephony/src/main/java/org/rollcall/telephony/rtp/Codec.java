package org.rollcall.telephony.rtp;

import java.util.Locale;
import java.util.Optional;
import org.rollcall.sound.G711;

/** The two telephone codecs with their static payload types (RFC 3551, section 6); both 8 kHz, one byte a sample. */
public enum Codec {
    PCMU(0, G711.MU_LAW),
    PCMA(8, G711.A_LAW);

    private final int payloadType;
    private final G711 law;

    Codec(int payloadType, G711 law) {
        this.payloadType = payloadType;
        this.law = law;
    }

    /** The static RTP payload type. */
    public int payloadType() {
        return payloadType;
    }

    /** The companding law. */
    public G711 law() {
        return law;
    }

    /** The code of a zero sample. */
    public byte silence() {
        return law.encode((short) 0);
    }

    /** The codec of an rtpmap's encoding name, in any case. */
    public static Optional<Codec> named(String encoding) {
        return switch (encoding.toUpperCase(Locale.ROOT)) {
            case "PCMU" -> Optional.of(PCMU);
            case "PCMA" -> Optional.of(PCMA);
            default -> Optional.empty();
        };
    }

    /** The codec of a static payload type. */
    public static Optional<Codec> ofPayloadType(int type) {
        return switch (type) {
            case 0 -> Optional.of(PCMU);
            case 8 -> Optional.of(PCMA);
            default -> Optional.empty();
        };
    }
}
