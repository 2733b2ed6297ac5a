package org.rollcall.face;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One ONNX network with one image-shaped input; run by many threads at once, each with its own input. */
final class Network implements AutoCloseable {
    private final OrtSession session;
    private final String input;
    private final List<String> outputs;
    private final long[] shape;

    private Network(OrtSession session, String input, List<String> outputs, long[] shape) {
        this.session = session;
        this.input = input;
        this.outputs = outputs;
        this.shape = shape;
    }

    /**
     * @param shape the input this engine feeds: 1, channels, height, width
     * @throws ModelsUnavailable when the file is no such network
     */
    static Network open(Path file, long... shape) {
        try {
            return openAsIs(String.valueOf(file.getFileName()), PreluRewrite.rewrite(Files.readAllBytes(file)), shape);
        } catch (IOException e) {
            throw new ModelsUnavailable("The model " + file + " cannot be read. Fetch the models again.", e);
        } catch (IndexOutOfBoundsException e) {
            throw new ModelsUnavailable("The file " + file + " is no ONNX network.", e);
        }
    }

    /** As {@link #open}, without rewriting anything. */
    static Network openAsIs(String name, byte[] model, long... shape) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One core a picture: throughput comes from many pictures at once, and a check-in never waits for a pool.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.set_denormal_as_zero", "1");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options);
            String input = session.getInputNames().iterator().next();
            long[] declared = ((TensorInfo)
                            Objects.requireNonNull(session.getInputInfo().get(input))
                                    .getInfo())
                    .getShape();
            if (!fits(declared, shape)) {
                session.close();
                throw new ModelsUnavailable("The model %s takes %s, but %s is needed."
                        .formatted(name, Arrays.toString(declared), Arrays.toString(shape)));
            }
            return new Network(session, input, List.copyOf(session.getOutputNames()), shape);
        } catch (OrtException e) {
            throw new ModelsUnavailable("The model " + name + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static boolean fits(long[] declared, long[] shape) {
        if (declared.length != shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            if (declared[i] > 0 && declared[i] != shape[i]) {
                return false;
            }
        }
        return true;
    }

    /** The outputs in the order the network declares them, each flattened. */
    float[][] run(FloatBuffer values) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.rewind(), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            float[][] flat = new float[outputs.size()][];
            for (int i = 0; i < flat.length; i++) {
                FloatBuffer buffer = ((OnnxTensor) result.get(i)).getFloatBuffer();
                flat[i] = new float[buffer.remaining()];
                buffer.get(flat[i]);
            }
            return flat;
        } catch (OrtException e) {
            throw new IllegalStateException("A face network failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("A face network did not close: " + e.getMessage(), e);
        }
    }
}
