package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison by an operator's network, with a small one that these tests write. */
class EmbeddingComparisonTest extends VoiceComparisonContract {
    private static final int VALUES = 32;
    private static final Programme PROGRAMME =
            new Programme(opened(OnnxNetwork.bytes(FilterBank.BANDS, VALUES)).comparison());

    EmbeddingComparisonTest() {
        super(PROGRAMME);
    }

    private static EmbeddingModel opened(byte[] network) {
        try {
            Path file = Files.createTempFile("speaker", ".onnx");
            try {
                Files.write(file, network);
                return EmbeddingModel.open(file, 16_000);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theVoiceprintHoldsTheEmbeddingAndNamesTheNetwork() {
        Voiceprint v = PROGRAMME.voiceprints().getFirst();
        assertThat(v.embedding()).hasSize(VALUES);
        assertThat(v.model()).matches("onnx-[0-9a-f]{16}-16000");
    }

    @Test
    void theSameNetworkAtAnotherRateIsAnotherModel(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("speaker.onnx"), OnnxNetwork.bytes(FilterBank.BANDS, VALUES));
        try (EmbeddingModel model = EmbeddingModel.open(file, 8_000)) {
            assertThat(model.modelVersion())
                    .endsWith("-8000")
                    .isNotEqualTo(PROGRAMME.comparison().model());
        }
    }

    @Test
    void whatIsNoSpeakerNetworkIsRefusedInWords(@TempDir Path folder) throws IOException {
        Path nothing = Files.writeString(folder.resolve("nothing.onnx"), "no network");
        Path bands = Files.write(folder.resolve("bands.onnx"), OnnxNetwork.bytes(40, VALUES));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingModel.open(nothing, 16_000))
                .withMessageContaining("cannot be used");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingModel.open(bands, 16_000))
                .withMessageContaining("80 mel bands");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingModel.open(bands, 11_025))
                .withMessageContaining("8000 or 16000");
    }
}
