package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.track.Fix;
import org.rollcall.track.FixJson;
import org.rollcall.track.TrackerState;

class VendorFeedTest {
    private static final String FIX =
            "{\"device\":\"A1\",\"time\":\"2026-11-23T14:05:00Z\",\"latitude\":29.76,\"longitude\":-95.37%s}";

    @Provide
    Arbitrary<Fix> fixes() {
        return Tracks.teltonikaFix()
                .flatMap(fix -> Arbitraries.of(TrackerState.STRAP_OPEN, TrackerState.SOS)
                        .map(state -> fix.toBuilder()
                                .state(state)
                                .accuracy(4.5)
                                .dop(1.1)
                                .battery(40.5)
                                .build()));
    }

    /** What {@code rollcall decode} prints can be sent as it is. */
    @Property(seed = "20261123", tries = 300)
    void whatIsWrittenAsAFixIsReadAsThatFix(@ForAll("fixes") Fix fix) {
        assertThat(VendorFeed.read("{\"fixes\":[" + FixJson.write("A1", fix) + "]}"))
                .containsExactly(new Frame.Fixes("A1", List.of(fix), Reply.NONE));
    }

    @Property(seed = "20261123", tries = 100)
    void strangersTextIsRefusedWithASentence(@ForAll @Size(max = 200) String text) {
        assertThat(VendorFeed.read(text)).singleElement().isInstanceOf(Frame.Unreadable.class);
    }

    @Test
    void fixesOfSeveralDevicesAreTakenByDevice() {
        String other = FIX.formatted("").replace("A1", "B2");
        List<Frame> frames = VendorFeed.read(
                "{\"fixes\":[" + FIX.formatted("") + "," + other + "," + FIX.formatted(",\"states\":[\"SOS\"]") + "]}");
        assertThat(frames).hasSize(2);
        Frame.Fixes first = (Frame.Fixes) frames.getFirst();
        assertThat(first.device()).isEqualTo("A1");
        assertThat(first.fixes()).extracting(Fix::states).containsExactly(Set.of(), Set.of(TrackerState.SOS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,"speedKnots":3 | fix 2: "speedKnots" is not known here
            ,"speed":"3" | fix 2: "speed" is not a number
            ,"states":["STRAP"] | fix 2: there is no state "STRAP"
            ,"states":"SOS" | fix 2: "states" is not a list
            ,"extras":[] | fix 2: "extras" is not an object
            ,"satellites":1.5 | fix 2: "satellites" is not a whole number
            """)
    void whatIsWrongIsSaidAndNothingIsTaken(String more, String said) {
        List<Frame> frames = VendorFeed.read("{\"fixes\":[" + FIX.formatted("") + "," + FIX.formatted(more) + "]}");
        assertThat(frames)
                .singleElement()
                .isInstanceOfSatisfying(
                        Frame.Unreadable.class, bad -> assertThat(bad.why()).startsWith(said));
    }

    @Test
    void soIsAListThatIsNoneOrTooLong() {
        String fixes = String.join(",", Collections.nCopies(VendorFeed.MOST + 1, FIX.formatted("")));
        for (String body : List.of("{}", "{\"fixes\":[]}", "{\"fixes\":[" + fixes + "]}")) {
            assertThat(VendorFeed.read(body))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Frame.Unreadable.class, bad -> assertThat(bad.why()).contains("1 to 1000"));
        }
    }

    @Test
    void aTimeWithoutItsOffsetIsRefused() {
        String body = "{\"fixes\":[" + FIX.formatted("").replace("00Z", "00") + "]}";
        assertThat(VendorFeed.read(body)).singleElement().isInstanceOf(Frame.Unreadable.class);
    }
}
