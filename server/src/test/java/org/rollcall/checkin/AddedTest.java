package org.rollcall.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What someone adds to a check-in of their own will. */
class AddedTest {
    @Property(tries = 200, seed = "2026")
    void whatWasAddedIsReadAsItWasWritten(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 0, max = 100_000) double accuracy,
            @ForAll @StringLength(max = Added.LONGEST_ANSWER) @CharRange(from = ' ', to = '\uD7FF') String words) {
        var added = new Added(new Added.Place(latitude, longitude, accuracy), Map.of("help", words));
        assertThat(Added.fromJson(added.toJson())).isEqualTo(added);
    }

    @Test
    void whatIsBlankIsNotSaid() {
        assertThat(new Added(null, Map.of("moved", " ", "help", "")).nothing()).isTrue();
        assertThat(Added.fromJson(Added.NOTHING.toJson())).isEqualTo(Added.NOTHING);
        assertThat(new Added(null, Map.of("moved", "YES", "else", "NO")).to(List.of("moved")))
                .isEqualTo(new Added(null, Map.of("moved", "YES")));
    }

    @ParameterizedTest
    @CsvSource({"90.1,0,1", "0,-180.5,1", "0,0,-1", "NaN,0,1", "0,0,NaN"})
    void whatIsNoPlaceIsRefused(double latitude, double longitude, double accuracy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Added.Place(latitude, longitude, accuracy))
                .withMessageContaining("leave the place out");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Added.fromJson("{\"place\":7".getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Added(null, Map.of("help", "x".repeat(Added.LONGEST_ANSWER + 1))));
    }
}
