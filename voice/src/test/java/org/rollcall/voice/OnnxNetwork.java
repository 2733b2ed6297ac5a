package org.rollcall.voice;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Writes a small speaker network as ONNX's protobuf (onnx.proto, IR version 8): mean magnitude of random projections. */
final class OnnxNetwork {
    private static final int FLOAT = 1;
    private static final int BYTES = 2;

    private OnnxNetwork() {}

    /** Takes (1, frames, bands) and gives (1, values). */
    static byte[] bytes(int bands, int values) {
        Message graph = new Message()
                .add(1, node("MatMul", "projected", "feats", "weights"))
                .add(1, node("Abs", "magnitudes", "projected"))
                .add(1, node("ReduceMean", "means", "magnitudes").add(5, axes()).add(5, keepNone()))
                .add(1, node("Sub", "embs", "means", "usual"))
                .add(2, "speaker")
                .add(5, tensor("weights", weights(bands, values), bands, values))
                .add(5, tensor("usual", usual(values), 1, values))
                .add(11, value("feats", 1, -1, bands))
                .add(12, value("embs", 1, values));
        return new Message()
                .add(1, 8)
                .add(7, graph)
                .add(8, new Message().add(1, "").add(2, 13))
                .toBytes();
    }

    private static float[] weights(int bands, int values) {
        SplittableRandom random = new SplittableRandom(2026);
        float[] weights = new float[bands * values];
        for (int i = 0; i < weights.length; i++) {
            // Each value looks at a few neighbouring bands, as formants are local.
            int distance = Math.abs(i / values - (i % values) * bands / values);
            weights[i] = distance > 3 ? 0 : (float) random.nextGaussian();
        }
        return weights;
    }

    private static float[] usual(int values) {
        float[] usual = new float[values];
        java.util.Arrays.fill(usual, 2);
        return usual;
    }

    private static Message node(String type, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.add(1, input);
        }
        return node.add(2, output).add(3, "to_" + output).add(4, type);
    }

    private static Message axes() {
        return new Message().add(1, "axes").add(8, 1).add(20, 7);
    }

    private static Message keepNone() {
        return new Message().add(1, "keepdims").add(3, 0).add(20, 2);
    }

    private static Message tensor(String name, float[] values, int... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        Message tensor = new Message();
        for (int d : dimensions) {
            tensor.add(1, d);
        }
        return tensor.add(2, FLOAT).add(8, name).add(9, raw.array());
    }

    /** A named input or output; a size under 0 is any. */
    private static Message value(String name, int... sizes) {
        Message shape = new Message();
        for (int size : sizes) {
            shape.add(1, size < 0 ? new Message().add(2, "frames") : new Message().add(1, size));
        }
        Message type = new Message().add(1, new Message().add(1, FLOAT).add(2, shape));
        return new Message().add(1, name).add(2, type);
    }

    /** A protobuf message: fields in the order they were added. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message add(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message add(int field, byte[] content) {
            varint((long) field << 3 | BYTES);
            varint(content.length);
            out.writeBytes(content);
            return this;
        }

        Message add(int field, String text) {
            return add(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message add(int field, Message message) {
            return add(field, message.toBytes());
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
