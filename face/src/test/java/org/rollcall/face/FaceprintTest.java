package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FaceprintTest {
    private final FaceComparison comparison = new FaceComparison(FaceThresholds.standard());

    @Property(tries = 100, seed = "2026")
    void bytesBringBackTheSameFaceprint(@ForAll long seed) {
        Faceprint faceprint = faceprint("model-" + seed, seed);

        Faceprint again = Faceprint.fromBytes(faceprint.toBytes());

        assertThat(again).isEqualTo(faceprint);
        assertThat(again.modelVersion()).isEqualTo(faceprint.modelVersion());
        assertThat(comparison.compare(faceprint, again).cosine()).isCloseTo(1, within(1e-6));
    }

    @Property(tries = 300, seed = "2026")
    void otherBytesAreRefusedWithAReason(@ForAll byte[] garbage) {
        assertThatIllegalArgumentException().isThrownBy(() -> Faceprint.fromBytes(garbage));
    }

    @Property(tries = 100, seed = "2026")
    void everyShortenedFaceprintIsRefused(@ForAll long seed) {
        byte[] bytes = faceprint("m", seed).toBytes();
        int length = new Random(seed).nextInt(bytes.length);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faceprint.fromBytes(java.util.Arrays.copyOf(bytes, length)));
    }

    @Test
    void differentModelsAreNotCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.compare(faceprint("a", 1), faceprint("b", 1)))
                .withMessageContaining("again from its photograph");
    }

    @Property(seed = "2026")
    void aHigherCosineNeverMeansMoreFalseMatches(
            @ForAll @DoubleRange(min = -1, max = 1) double one, @ForAll @DoubleRange(min = -1, max = 1) double other) {
        FaceThresholds table = FaceThresholds.standard();

        assertThat(table.falseMatchRate(Math.max(one, other)))
                .isLessThanOrEqualTo(table.falseMatchRate(Math.min(one, other)))
                .isBetween(0.0, 1.0);
    }

    @Test
    void theTableGivesTheMeasuredRates() {
        FaceThresholds table = FaceThresholds.standard();

        assertThat(table.falseMatchRate(0.340)).isCloseTo(1e-3, within(1e-9));
        assertThat(table.falseMatchRate(0.420)).isCloseTo(1e-4, within(1e-9));
        assertThat(table.falseMatchRate(0.485)).isCloseTo(1e-5, within(1e-9));
        assertThat(table.score(0.42).atOrAboveThreshold()).isTrue();
        assertThat(table.score(0.4199).atOrAboveThreshold()).isFalse();
    }

    @Test
    void aTableOutOfOrderIsRefused() {
        var points = List.of(new FaceThresholds.Point(0.4, 1e-3), new FaceThresholds.Point(0.3, 1e-4));

        assertThatIllegalArgumentException().isThrownBy(() -> new FaceThresholds(points, 0.4));
    }

    @Test
    void aFaceprintDoesNotPrintItsValues() {
        assertThat(faceprint("model", 3)).hasToString("Faceprint[model]");
    }

    private static Faceprint faceprint(String version, long seed) {
        Random random = new Random(seed);
        float[] vector = new float[512];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return new Faceprint(version, vector);
    }
}
