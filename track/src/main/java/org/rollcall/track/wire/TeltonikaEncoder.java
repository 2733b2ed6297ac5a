package org.rollcall.track.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * Speaks as a Teltonika device does: for the simulator, the load generator and tests. What the format is too coarse for
 * is rounded (speed to km/h, course to degrees, altitude to metres); a fix decoded from such a packet encodes to the same
 * values again. Battery, dilution and states become their numbered elements; extras named {@code io} and a number are
 * sent as they are.
 */
public final class TeltonikaEncoder {
    private static final Map<TrackerState, Integer> ELEMENT_OF = invert();
    private static final int LONGEST_NAME = "io65535".length();

    private final TeltonikaCodec codec;

    /** With the codec to write. */
    public TeltonikaEncoder(TeltonikaCodec codec) {
        this.codec = codec;
    }

    private static Map<TrackerState, Integer> invert() {
        Map<TrackerState, Integer> inverted = new java.util.EnumMap<>(TrackerState.class);
        TeltonikaElements.whenOne().forEach((element, state) -> inverted.put(state, element));
        inverted.put(TrackerState.IMPACT, TeltonikaElements.CRASH);
        return inverted;
    }

    /** The first bytes of a connection: who the device is. */
    public static byte[] login(String imei) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, imei.length(), 2);
        out.writeBytes(imei.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /**
     * A TCP packet of these fixes.
     *
     * @throws IllegalArgumentException for no fixes or more than 255, or an extra that the codec cannot carry
     */
    public byte[] packet(List<Fix> fixes) {
        byte[] body = body(fixes);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 12);
        write(out, 0, 4);
        write(out, body.length, 4);
        out.writeBytes(body);
        write(out, Crc16.of(body, 0, body.length), 4);
        return out.toByteArray();
    }

    /** A UDP packet of these fixes: the channel's packet number, the number of the records' packet, IMEI and body. */
    public byte[] datagram(String imei, int channelPacket, int recordsPacket, List<Fix> fixes) {
        byte[] body = body(fixes);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 24);
        write(out, 2 + 1 + 1 + 2 + imei.length() + body.length, 2);
        write(out, channelPacket, 2);
        write(out, 1, 1);
        write(out, recordsPacket, 1);
        out.writeBytes(login(imei));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private byte[] body(List<Fix> fixes) {
        if (fixes.isEmpty() || fixes.size() > 255) {
            throw new IllegalArgumentException("a packet carries 1 to 255 fixes, not " + fixes.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * fixes.size());
        write(out, codec.id(), 1);
        write(out, fixes.size(), 1);
        fixes.forEach(fix -> writeRecord(out, fix));
        write(out, fixes.size(), 1);
        return out.toByteArray();
    }

    private void writeRecord(ByteArrayOutputStream out, Fix fix) {
        write(out, fix.time().toEpochMilli(), 8);
        long priority = fix.extras().number("priority").orElse(fix.has(TrackerState.SOS) ? 2 : 0);
        write(out, priority, 1);
        write(out, fix.longitudeE7(), 4);
        write(out, fix.latitudeE7(), 4);
        write(out, rounded(fix.altitude()), 2);
        write(out, rounded(fix.course()) % 360, 2);
        int satellites = fix.satellites() == null ? 5 : fix.satellites();
        write(out, fix.valid() ? Math.max(1, satellites) : 0, 1);
        write(out, fix.speed() == null ? 0 : Math.round(fix.speed() * 3.6), 2);
        writeElements(out, fix);
    }

    private static long rounded(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? 0 : Math.round(value);
    }

    private void writeElements(ByteArrayOutputStream out, Fix fix) {
        SequencedMap<Integer, Element> elements = elements(fix);
        write(out, fix.extras().number("event").orElse(0), codec.elementWidth());
        if (codec.generation()) {
            write(out, fix.extras().number("generation").orElse(0), 1);
        }
        write(out, elements.size(), codec.countWidth());
        for (int width = 1; width <= 8; width *= 2) {
            writeGroup(out, elements, width);
        }
        if (codec.anyLength()) {
            writeGroup(out, elements, 0);
        } else if (elements.values().stream().anyMatch(element -> element.width() == 0)) {
            throw new IllegalArgumentException(codec + " has no elements of any length");
        }
    }

    /** A value and the group it belongs to: 1, 2, 4 or 8 bytes, 0 for any length. */
    private record Element(byte[] value, int width) {
        static Element of(long value, int width) {
            return new Element(bytes(value, width), width);
        }
    }

    private void writeGroup(ByteArrayOutputStream out, SequencedMap<Integer, Element> elements, int width) {
        List<Map.Entry<Integer, Element>> group = new ArrayList<>();
        for (Map.Entry<Integer, Element> element : elements.entrySet()) {
            if (element.getValue().width() == width) {
                group.add(element);
            }
        }
        write(out, group.size(), codec.countWidth());
        for (Map.Entry<Integer, Element> element : group) {
            write(out, element.getKey(), codec.elementWidth());
            if (width == 0) {
                write(out, element.getValue().value().length, 2);
            }
            out.writeBytes(element.getValue().value());
        }
    }

    private static SequencedMap<Integer, Element> elements(Fix fix) {
        SequencedMap<Integer, Element> elements = new LinkedHashMap<>();
        fix.extras().values().forEach((name, value) -> {
            int element = element(name);
            if (element >= 0) {
                elements.put(
                        element,
                        value instanceof Long number
                                ? Element.of(number, width(element, number))
                                : new Element(HexFormat.of().parseHex((String) value), 0));
            }
        });
        if (fix.battery() != null) {
            elements.putIfAbsent(TeltonikaElements.BATTERY_PERCENT, Element.of(Math.round(fix.battery()), 1));
        }
        if (fix.dop() != null) {
            elements.putIfAbsent(TeltonikaElements.HDOP, Element.of(Math.round(fix.dop() * 10), 2));
        }
        for (TrackerState state : fix.states()) {
            Integer element = ELEMENT_OF.get(state);
            if (element != null) {
                elements.putIfAbsent(element, Element.of(1, 1));
            }
        }
        return elements;
    }

    /** The number of an element that is kept as {@code io} and its number; -1 for any other extra. */
    private static int element(String name) {
        if (name.length() < 3 || name.length() > LONGEST_NAME || !name.startsWith("io")) {
            return -1;
        }
        int element = 0;
        for (int i = 2; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            element = 10 * element + digit;
        }
        return element;
    }

    private static int width(int element, long value) {
        int width = TeltonikaElements.leastWidth(element);
        while (width < 8 && value >>> 8 * width != 0) {
            width *= 2;
        }
        return width;
    }

    private static byte[] bytes(long value, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> 8 * (width - 1 - i));
        }
        return bytes;
    }

    private static void write(ByteArrayOutputStream out, long value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i));
        }
    }
}
