package org.rollcall.voice;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a voiceprint: "RVP1", model name, sizes, speaker offsets (a byte each, 1/42 standard deviation), for each
 * digit the components that have offsets of their own and these, for each digit its templates (a byte each, 1/24), and a
 * CRC-32 of all before it. "RVP2" has between name and sizes an embedding: how many floats, and these.
 */
final class VoiceprintCodec {
    private static final int MAGIC = 0x52565031;
    private static final int WITH_EMBEDDING = 0x52565032;
    private static final int MOST_EMBEDDED = 4096;
    private static final float OFFSET_STEP = 1 / 42f;
    private static final float TEMPLATE_STEP = 1 / 24f;
    private static final int MOST_COMPONENTS = 1024;
    private static final int MOST_TEMPLATES = 12;

    private VoiceprintCodec() {}

    static byte[] encode(
            String model, float[] embedding, DigitModel speaker, @Nullable DigitModel[] digits, Templates templates) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(embedding.length == 0 ? MAGIC : WITH_EMBEDDING);
            byte[] name = model.getBytes(StandardCharsets.UTF_8);
            out.writeByte(name.length);
            out.write(name);
            writeEmbedding(out, embedding);
            int components = speaker.offsets().length;
            out.writeShort(components);
            for (float[] row : speaker.offsets()) {
                write(out, row == null ? new float[FrontEnd.DIMENSIONS] : row, OFFSET_STEP);
            }
            for (int d = 0; d < Templates.DIGITS; d++) {
                writeDigit(out, digits[d], components);
            }
            for (int d = 0; d < Templates.DIGITS; d++) {
                writeTemplates(out, templates.of(d));
            }
            CRC32 crc = new CRC32();
            crc.update(bytes.toByteArray());
            out.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeEmbedding(DataOutputStream out, float[] embedding) throws IOException {
        if (embedding.length > 0) {
            out.writeShort(embedding.length);
            for (float v : embedding) {
                out.writeFloat(v);
            }
        }
    }

    private static void writeDigit(DataOutputStream out, @Nullable DigitModel digit, int components)
            throws IOException {
        byte[] map = new byte[(components + 7) / 8];
        for (int k = 0; k < components; k++) {
            map[k / 8] |= (byte) (digit != null && digit.has(k) ? 1 << k % 8 : 0);
        }
        out.write(map);
        if (digit != null) {
            for (float[] row : digit.offsets()) {
                if (row != null) {
                    write(out, row, OFFSET_STEP);
                }
            }
        }
    }

    private static void writeTemplates(DataOutputStream out, List<float[][]> templates) throws IOException {
        out.writeByte(templates.size());
        for (float[][] template : templates) {
            out.writeByte(template.length);
            for (float[] row : template) {
                write(out, row, TEMPLATE_STEP);
            }
        }
    }

    private static void write(DataOutputStream out, float[] row, float step) throws IOException {
        for (float v : row) {
            out.writeByte(Math.clamp(Math.round(v / step), -127, 127));
        }
    }

    static Voiceprint decode(byte[] bytes) {
        if (bytes.length > Voiceprint.MOST_BYTES || bytes.length < 16) {
            throw new IllegalArgumentException(
                    "A voiceprint has 16 to " + Voiceprint.MOST_BYTES + " bytes, not " + bytes.length + ".");
        }
        try {
            return read(bytes, ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException e) {
            throw damaged();
        }
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("These bytes are not a voiceprint, or they were damaged; enrol anew.");
    }

    private static Voiceprint read(byte[] bytes, ByteBuffer in) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - 4);
        int magic = in.getInt();
        boolean known = magic == MAGIC || magic == WITH_EMBEDDING;
        if (!known || in.getInt(bytes.length - 4) != (int) crc.getValue()) {
            throw damaged();
        }
        byte[] name = new byte[in.get() & 0xFF];
        in.get(name);
        float[] embedding = magic == WITH_EMBEDDING ? readEmbedding(in) : new float[0];
        int components = in.getShort();
        if (components < 1 || components > MOST_COMPONENTS) {
            throw damaged();
        }
        float[][] speaker = rows(in, components, FrontEnd.DIMENSIONS, OFFSET_STEP);
        @Nullable DigitModel[] digits = new DigitModel[Templates.DIGITS];
        for (int d = 0; d < Templates.DIGITS; d++) {
            digits[d] = readDigit(in, components);
        }
        Templates templates = new Templates();
        for (int d = 0; d < Templates.DIGITS; d++) {
            int count = in.get() & 0xFF;
            if (count > MOST_TEMPLATES) {
                throw damaged();
            }
            for (int i = 0; i < count; i++) {
                int length = in.get() & 0xFF;
                if (length < Templates.SHORTEST || length > Templates.LONGEST) {
                    throw damaged();
                }
                templates.add(d, rows(in, length, Templates.WIDTH, TEMPLATE_STEP));
            }
        }
        if (in.remaining() != 4) {
            throw damaged();
        }
        String model = new String(name, StandardCharsets.UTF_8);
        return new Voiceprint(bytes, model, new DigitModel(speaker), digits, templates, embedding);
    }

    private static float[] readEmbedding(ByteBuffer in) {
        int length = in.getShort();
        if (length < 1 || length > MOST_EMBEDDED) {
            throw damaged();
        }
        float[] embedding = new float[length];
        for (int i = 0; i < length; i++) {
            embedding[i] = in.getFloat();
        }
        return embedding;
    }

    private static @Nullable DigitModel readDigit(ByteBuffer in, int components) {
        byte[] map = new byte[(components + 7) / 8];
        in.get(map);
        float[] @Nullable [] rows = new float[components] @Nullable [];
        boolean any = false;
        for (int k = 0; k < components; k++) {
            if ((map[k / 8] & 1 << k % 8) != 0) {
                rows[k] = row(in, FrontEnd.DIMENSIONS, OFFSET_STEP);
                any = true;
            }
        }
        return any ? new DigitModel(rows) : null;
    }

    private static float[][] rows(ByteBuffer in, int count, int width, float step) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = row(in, width, step);
        }
        return rows;
    }

    private static float[] row(ByteBuffer in, int width, float step) {
        float[] row = new float[width];
        for (int i = 0; i < width; i++) {
            row[i] = in.get() * step;
        }
        return row;
    }
}
