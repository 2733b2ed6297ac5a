package org.rollcall.voice;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** An ONNX network that turns filter bank rows (1, frames, 80) into one vector; may be run by many threads. */
final class EmbeddingNetwork implements AutoCloseable {
    private static final int MOST_VALUES = 4_096;
    private static final int TRIAL_FRAMES = 300;

    private final OrtSession session;
    private final String input;
    private final String output;
    private final int length;

    private EmbeddingNetwork(OrtSession session) throws OrtException {
        this.session = session;
        input = session.getInputNames().iterator().next();
        output = session.getOutputNames().iterator().next();
        long[] shape = ((TensorInfo)
                        Objects.requireNonNull(session.getInputInfo().get(input))
                                .getInfo())
                .getShape();
        if (session.getNumInputs() != 1
                || shape.length != 3
                || (shape[0] > 0 && shape[0] != 1)
                || shape[1] > 0
                || (shape[2] > 0 && shape[2] != FilterBank.BANDS)) {
            throw new IllegalArgumentException("A speaker network must have one input of 1, any number of frames, "
                    + FilterBank.BANDS + " mel bands; this one takes " + Arrays.toString(shape) + ".");
        }
        length = run(new float[TRIAL_FRAMES][FilterBank.BANDS]).length;
        if (length < 2 || length > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "A speaker network must give 2 to " + MOST_VALUES + " values; this one gives " + length + ".");
        }
    }

    /** Throws IllegalArgumentException when the bytes are no such network. */
    static EmbeddingNetwork open(byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One core an answer: throughput comes from many calls at once.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options);
            try {
                return new EmbeddingNetwork(session);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new IllegalArgumentException("This speaker network cannot be used: " + e.getMessage(), e);
        }
    }

    /** How many values an embedding has. */
    int length() {
        return length;
    }

    /** The embedding of these rows, of length 1. */
    float[] embed(float[][] rows) {
        try {
            float[] vector = run(rows);
            double squares = 0;
            for (float v : vector) {
                squares += v * v;
            }
            float factor = (float) (1 / Math.max(1e-12, Math.sqrt(squares)));
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= factor;
            }
            return vector;
        } catch (OrtException e) {
            throw new IllegalStateException("The speaker network failed: " + e.getMessage(), e);
        }
    }

    private float[] run(float[][] rows) throws OrtException {
        FloatBuffer values = FloatBuffer.allocate(rows.length * FilterBank.BANDS);
        for (float[] row : rows) {
            values.put(row);
        }
        long[] shape = {1, rows.length, FilterBank.BANDS};
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.rewind(), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            FloatBuffer out = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
            float[] vector = new float[out.remaining()];
            out.get(vector);
            return vector;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
