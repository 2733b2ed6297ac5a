package org.rollcall.face;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is kept of a face for comparing: a unit vector and the version of the model that made it. It is personal data
 * of the most sensitive kind; whoever stores {@link #toBytes()} encrypts it.
 */
public final class Faceprint {
    private static final int MAGIC = 0x52465031; // "RFP1"
    private static final int MOST_VALUES = 4096;

    private final String modelVersion;
    private final float[] vector;

    Faceprint(String modelVersion, float[] vector) {
        this.modelVersion = modelVersion;
        this.vector = vector.clone();
    }

    /** Which model, fed in which way, made it. */
    public String modelVersion() {
        return modelVersion;
    }

    /** Cosine of the angle to another faceprint, −1 to 1; only {@link FaceComparison} gives it a meaning. */
    double cosine(Faceprint other) {
        double dot = 0;
        for (int i = 0; i < vector.length; i++) {
            dot += (double) vector[i] * other.vector[i];
        }
        return Math.clamp(dot, -1, 1);
    }

    int size() {
        return vector.length;
    }

    /** "RFP1", length and UTF-8 of the model version (1 + n bytes), number of values (2 bytes), the values (4 bytes each); big-endian. */
    public byte[] toBytes() {
        byte[] version = modelVersion.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(4 + 1 + version.length + 2 + 4 * vector.length);
        out.putInt(MAGIC).put((byte) version.length).put(version).putShort((short) vector.length);
        for (float value : vector) {
            out.putFloat(value);
        }
        return out.array();
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no faceprint
     */
    public static Faceprint fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != MAGIC) {
                throw new IllegalArgumentException("These bytes are no faceprint (they do not start with RFP1).");
            }
            byte[] version = new byte[in.get() & 255];
            in.get(version);
            int count = in.getShort() & 0xFFFF;
            if (count == 0 || count > MOST_VALUES || in.remaining() != 4 * count) {
                throw new IllegalArgumentException("This faceprint is cut short or overlong.");
            }
            float[] vector = new float[count];
            double squares = 0;
            for (int i = 0; i < count; i++) {
                vector[i] = in.getFloat();
                squares += (double) vector[i] * vector[i];
            }
            if (!(Math.abs(squares - 1) < 1e-3)) {
                throw new IllegalArgumentException("This faceprint is damaged: its length is not 1.");
            }
            return new Faceprint(new String(version, StandardCharsets.UTF_8), vector);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("This faceprint is cut short.", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Faceprint that
                && modelVersion.equals(that.modelVersion)
                && Arrays.equals(vector, that.vector);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(vector);
    }

    /** Names the model only: the values belong into no log. */
    @Override
    public String toString() {
        return "Faceprint[" + modelVersion + "]";
    }
}
