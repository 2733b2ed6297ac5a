package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VoiceprintTest {
    @Test
    void comesBackFromItsBytesAndStaysWithinThem() {
        for (Voiceprint v : Programme.SHIPPED.voiceprints()) {
            byte[] bytes = v.toBytes();
            assertThat(bytes.length).isLessThanOrEqualTo(Voiceprint.MOST_BYTES);
            assertThat(Voiceprint.fromBytes(bytes)).isEqualTo(v);
            assertThat(v.model()).isEqualTo(VoiceModel.bundled().modelVersion());
        }
    }

    @Test
    void tellsNothingOfTheVoice() {
        assertThat(Programme.SHIPPED.voiceprints().getFirst().toString()).matches("Voiceprint\\[[\\w-]+, \\d+ bytes]");
    }

    @Property(tries = 100, seed = "2026")
    void refusesAnythingElse(@ForAll @Size(max = 400) byte[] bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> Voiceprint.fromBytes(bytes));
    }

    @Property(tries = 100, seed = "2026")
    void refusesDamage(@ForAll @IntRange(max = 9_999_999) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = Programme.SHIPPED.voiceprints().getFirst().toBytes();
        bytes[at % bytes.length] ^= (byte) change;
        assertThatIllegalArgumentException().isThrownBy(() -> Voiceprint.fromBytes(bytes));
    }
}
