package org.rollcall.track.zone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored form of a state: one byte version, then the components in order. */
final class ZoneStateBytes {
    private static final int VERSION = 1;
    private static final int NONE = -1;

    private ZoneStateBytes() {}

    static byte[] write(ZoneState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(state.side() == null ? NONE : state.side().ordinal());
            writeTime(out, state.since());
            writeSightings(out, state.proof());
            writeSightings(out, state.candidate());
            out.writeBoolean(state.jumped());
            writeSightings(out, state.last() == null ? List.of() : List.of(state.last()));
            out.writeByte(state.doubts().size());
            for (Doubt doubt : state.doubts()) {
                out.writeByte(doubt.reason().ordinal());
                writeSighting(out, doubt.sighting());
            }
            out.writeBoolean(state.undecided());
            out.writeBoolean(state.breach());
            writeTime(out, state.heard());
            out.writeBoolean(state.silent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ZoneState read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("These bytes are no zone state of version " + VERSION + ".");
            }
            ZoneState state = readState(in);
            if (in.available() > 0) {
                throw new IllegalArgumentException("Bytes follow after the zone state.");
            }
            return state;
        } catch (IOException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("These bytes are no zone state.", e);
        }
    }

    private static ZoneState readState(DataInputStream in) throws IOException {
        int side = in.readByte();
        Instant since = readTime(in);
        List<Sighting> proof = readSightings(in);
        List<Sighting> candidate = readSightings(in);
        boolean jumped = in.readBoolean();
        List<Sighting> last = readSightings(in);
        List<Doubt> doubts = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            Doubt.Reason reason = List.of(Doubt.Reason.values()).get(in.readByte());
            doubts.add(new Doubt(readSighting(in), reason));
        }
        boolean undecided = in.readBoolean();
        boolean breach = in.readBoolean();
        Instant heard = readTime(in);
        return new ZoneState(
                side == NONE ? null : List.of(Side.values()).get(side),
                since,
                proof,
                candidate,
                jumped,
                last.isEmpty() ? null : last.getFirst(),
                doubts,
                undecided,
                breach,
                heard,
                in.readBoolean());
    }

    private static void writeTime(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeLong(time == null ? Long.MIN_VALUE : time.toEpochMilli());
    }

    private static @Nullable Instant readTime(DataInputStream in) throws IOException {
        long millis = in.readLong();
        return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }

    private static void writeSightings(DataOutputStream out, List<Sighting> sightings) throws IOException {
        out.writeByte(sightings.size());
        for (Sighting sighting : sightings) {
            writeSighting(out, sighting);
        }
    }

    private static List<Sighting> readSightings(DataInputStream in) throws IOException {
        List<Sighting> sightings = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            sightings.add(readSighting(in));
        }
        return sightings;
    }

    private static void writeSighting(DataOutputStream out, Sighting sighting) throws IOException {
        out.writeLong(sighting.time().toEpochMilli());
        out.writeDouble(sighting.latitude());
        out.writeDouble(sighting.longitude());
        out.writeDouble(sighting.errorRadius());
        out.writeDouble(sighting.distance());
        out.writeDouble(sighting.speed() == null ? Double.NaN : sighting.speed());
        out.writeBoolean(sighting.moving());
    }

    private static Sighting readSighting(DataInputStream in) throws IOException {
        Instant time = Instant.ofEpochMilli(in.readLong());
        double latitude = in.readDouble();
        double longitude = in.readDouble();
        double errorRadius = in.readDouble();
        double distance = in.readDouble();
        double speed = in.readDouble();
        return new Sighting(
                time, latitude, longitude, errorRadius, distance, Double.isNaN(speed) ? null : speed, in.readBoolean());
    }
}
