package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;

/** A sealed day comes back as it was written, in whatever parts it lies. */
class SegmentBytesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");

    private static List<KeptFix> fixes(List<Integer> seconds) {
        List<KeptFix> fixes = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < seconds.size(); i++) {
            at = at.plusSeconds(seconds.get(i));
            Fix fix = Fix.at(at, 29.76 + i * 1e-5, -95.37).speed(i % 9).build();
            fixes.add(new KeptFix(fix, i / 7, at.plusMillis(900)));
        }
        return fixes;
    }

    @Property(seed = "20261123", tries = 300)
    void partsMakeTheWhole_andFixesOfOneTimeStayTogether(
            @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> seconds,
            @ForAll @IntRange(min = 1, max = 20) int most) {
        List<KeptFix> fixes = fixes(seconds);
        byte[] content = SegmentBytes.encode(fixes, most);
        assertThat(SegmentBytes.decode(content)).isEqualTo(fixes);
        List<SegmentBytes.Part> parts = SegmentBytes.parts(DAY, content);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).fixes().getFirst().fix().time())
                    .isEqualTo(parts.get(i).from());
            assertThat(parts.get(i - 1).fixes().getLast().fix().time())
                    .isBefore(parts.get(i).from());
        }
    }

    @Test
    void aUsualDayIsInOnePart_andADayOfSecondsInSome() {
        assertThat(SegmentBytes.parts(DAY, SegmentBytes.encode(fixes(Collections.nCopies(1_440, 60)))))
                .hasSize(1);
        assertThat(SegmentBytes.parts(DAY, SegmentBytes.encode(fixes(Collections.nCopies(86_400, 1)))))
                .hasSize(5);
    }

    @Test
    void aDamagedSegmentInPartsIsSaidNotRead() {
        byte[] content = SegmentBytes.encode(fixes(Collections.nCopies(20, 5)), 6);
        for (int i = 0; i < content.length; i++) {
            byte[] damaged = content.clone();
            damaged[i] ^= 4;
            assertThatThrownBy(() -> SegmentBytes.decode(damaged)).isInstanceOf(IllegalArgumentException.class);
            byte[] cut = Arrays.copyOf(content, i);
            assertThatThrownBy(() -> SegmentBytes.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
