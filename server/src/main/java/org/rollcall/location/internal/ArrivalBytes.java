package org.rollcall.location.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.track.Field;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/**
 * An arrival as bytes, big-endian: version, device number and protocol (UTF with its length in two bytes), number of fixes;
 * each fix its time in milliseconds, latitude and longitude in 1e-7 degrees, a byte of what it brought, those values in
 * their steps ({@link Field}), the states' bits, and the extras ({@link ExtrasBytes}) with their length, -1 for none.
 */
final class ArrivalBytes {
    private static final int VERSION = 1;
    private static final int VALID = 1;
    private static final int SATELLITES = 1 << 7;
    private static final List<Field> MEASURED =
            List.of(Field.SPEED, Field.COURSE, Field.ALTITUDE, Field.ACCURACY, Field.DOP, Field.BATTERY);

    private ArrivalBytes() {}

    static byte[] write(Arrival arrival) {
        var bytes = new ByteArrayOutputStream(64 + 64 * arrival.fixes().size());
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(arrival.deviceNumber());
            out.writeUTF(arrival.protocol());
            out.writeInt(arrival.fixes().size());
            for (Fix fix : arrival.fixes()) {
                write(out, fix);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Double value(Fix fix, Field field) {
        return switch (field) {
            case SPEED -> fix.speed();
            case COURSE -> fix.course();
            case ALTITUDE -> fix.altitude();
            case ACCURACY -> fix.accuracy();
            case DOP -> fix.dop();
            case BATTERY -> fix.battery();
            case LATITUDE, LONGITUDE -> throw new IllegalArgumentException(field + " is always there.");
        };
    }

    private static void write(DataOutputStream out, Fix fix) throws IOException {
        out.writeLong(fix.time().toEpochMilli());
        out.writeInt(fix.latitudeE7());
        out.writeInt(fix.longitudeE7());
        Integer satellites = fix.satellites();
        int brought = (fix.valid() ? VALID : 0) | (satellites == null ? 0 : SATELLITES);
        for (int i = 0; i < MEASURED.size(); i++) {
            brought |= value(fix, MEASURED.get(i)) == null ? 0 : 2 << i;
        }
        out.writeByte(brought);
        for (Field field : MEASURED) {
            Double value = value(fix, field);
            if (value != null) {
                out.writeInt(field.steps(value));
            }
        }
        if (satellites != null) {
            out.writeByte(satellites);
        }
        out.writeInt(TrackerState.bits(fix.states()));
        byte @Nullable [] extras = ExtrasBytes.write(fix.extras());
        out.writeInt(extras == null ? -1 : extras.length);
        if (extras != null) {
            out.write(extras);
        }
    }

    /** @throws IllegalArgumentException with a sentence, when the bytes are damaged or of another version */
    static Arrival read(byte[] bytes, Consumer<Arrival.Fate> done) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("It is of version " + version + ", not " + VERSION + ".");
            }
            String device = in.readUTF();
            String protocol = in.readUTF();
            List<Fix> fixes = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                fixes.add(fix(in));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException("There are bytes beyond the last fix.");
            }
            return new Arrival(device, protocol, fixes, done);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("These bytes are no arrival: " + e.getMessage(), e);
        }
    }

    private static Fix fix(DataInputStream in) throws IOException {
        Instant time = Instant.ofEpochMilli(in.readLong());
        double latitude = Field.LATITUDE.value(in.readInt());
        double longitude = Field.LONGITUDE.value(in.readInt());
        int brought = in.readUnsignedByte();
        var measured = new ArrayList<@Nullable Double>();
        for (int i = 0; i < MEASURED.size(); i++) {
            measured.add((brought & 2 << i) == 0 ? null : MEASURED.get(i).value(in.readInt()));
        }
        Integer satellites = (brought & SATELLITES) == 0 ? null : in.readUnsignedByte();
        int states = in.readInt();
        int length = in.readInt();
        return new Fix(
                time,
                latitude,
                longitude,
                (brought & VALID) != 0,
                measured.get(0),
                measured.get(1),
                measured.get(2),
                measured.get(3),
                measured.get(4),
                satellites,
                measured.get(5),
                TrackerState.ofBits(states),
                ExtrasBytes.read(length < 0 ? null : exactly(in, length)));
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("It ends too early.");
        }
        return bytes;
    }
}
