package org.rollcall.voice;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The background model: what voices in general are like, and how scores against it are read. */
public final class VoiceModel {
    private static final String RESOURCE = "rollcall-voice-1.model";
    private static final String CARD = "rollcall-voice-1.md";
    private static final int MAGIC = 0x52564D31;

    private final String version;
    private final Mixture background;
    private final Calibration calibration;

    VoiceModel(String version, Mixture background, Calibration calibration) {
        this.version = version;
        this.background = background;
        this.calibration = calibration;
    }

    /** The model that ships with Rollcall; read once. */
    public static VoiceModel bundled() {
        return Bundled.MODEL;
    }

    private static final class Bundled {
        private static final VoiceModel MODEL = read();

        private static VoiceModel read() {
            try (InputStream in = VoiceModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("The voice model is missing from this build: " + RESOURCE);
                }
                return load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads a model that {@code rollcall voice train} wrote. Throws IOException when it is not one. */
    public static VoiceModel load(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        if (in.readInt() != MAGIC) {
            throw new IOException("This is not a voice model; make one with `rollcall voice train`.");
        }
        String version = in.readUTF();
        int components = in.readUnsignedShort();
        int dimensions = in.readUnsignedShort();
        if (components < 1 || components > 1024 || dimensions != FrontEnd.DIMENSIONS) {
            throw new IOException("This voice model has sizes that this version does not read.");
        }
        Map<String, Double> values = new TreeMap<>();
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            values.put(in.readUTF(), in.readDouble());
        }
        float[] weights = halves(in, components);
        float[][] means = new float[components][];
        float[][] variances = new float[components][];
        for (int k = 0; k < components; k++) {
            weights[k] = Math.max(weights[k], 1e-6f);
            means[k] = halves(in, dimensions);
            variances[k] = halves(in, dimensions);
            for (float v : variances[k]) {
                if (!(v > 0)) {
                    throw new IOException("This voice model is damaged.");
                }
            }
        }
        return new VoiceModel(version, new Mixture(weights, means, variances), Calibration.of(values));
    }

    private static float[] halves(DataInputStream in, int count) throws IOException {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = Float.float16ToFloat(in.readShort());
        }
        return out;
    }

    /** Writes the model: version, calibration, and the Gaussians as half-precision numbers. */
    public void store(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeUTF(version);
        out.writeShort(background.components);
        out.writeShort(background.dimensions);
        Map<String, Double> values = calibration.values();
        out.writeByte(values.size());
        for (Map.Entry<String, Double> v : values.entrySet()) {
            out.writeUTF(v.getKey());
            out.writeDouble(v.getValue());
        }
        halves(out, background.weights);
        for (int k = 0; k < background.components; k++) {
            halves(out, background.means[k]);
            halves(out, background.variances[k]);
        }
        out.flush();
    }

    private static void halves(DataOutputStream out, float[] values) throws IOException {
        for (float v : values) {
            out.writeShort(Float.floatToFloat16(v));
        }
    }

    /** Name and version, which every voiceprint made with it carries. */
    public String modelVersion() {
        return version;
    }

    /** The comparison that uses this model. */
    public VoiceComparison comparison() {
        return cohortComparison();
    }

    CohortComparison cohortComparison() {
        return new CohortComparison(this, new GmmScoring(this));
    }

    /** The bundled model's card in Markdown: data, licence, figures, limits. */
    public static String card() {
        try (InputStream in = VoiceModel.class.getResourceAsStream(CARD)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mixture background() {
        return background;
    }

    Calibration calibration() {
        return calibration;
    }

    VoiceModel with(Calibration other) {
        return new VoiceModel(version, background, other);
    }
}
