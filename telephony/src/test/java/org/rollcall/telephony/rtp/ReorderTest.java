package org.rollcall.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReorderTest {
    private final List<Integer> out = new ArrayList<>();

    private static RtpPacket packet(int sequence) {
        return new RtpPacket(false, 0, sequence & 0xFFFF, sequence * 160, 7, new byte[0]);
    }

    private Reorder reorder() {
        out.clear();
        return new Reorder(4, p -> out.add(p.sequence()));
    }

    @Property(tries = 200, seed = "2026")
    void neighboursSwappedComeOutInOrder(@ForAll @IntRange(max = 65_535) int start, @ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> sequence = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        for (int i = 1; i + 1 < 100; i += 2) {
            if (random.nextBoolean()) {
                sequence.set(i, i + 1);
                sequence.set(i + 1, i);
            }
        }
        Reorder reorder = reorder();
        sequence.forEach(s -> reorder.accept(packet(start + s)));
        assertThat(out)
                .isEqualTo(IntStream.range(0, 100)
                        .mapToObj(s -> (start + s) & 0xFFFF)
                        .toList());
        assertThat(reorder.lost()).isZero();
    }

    @Property(tries = 200, seed = "2026")
    void whateverComesTheOrderNeverGoesBack(@ForAll long seed) {
        Random random = new Random(seed);
        Reorder reorder = reorder();
        for (int i = 0; i < 300; i++) {
            reorder.accept(packet(1_000 + i + random.nextInt(9) - 4));
        }
        reorder.flush();
        assertThat(out).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aGapIsGivenUpAfterFourPackets() {
        Reorder reorder = reorder();
        for (int s : new int[] {1, 2, 4, 5, 6, 7}) {
            reorder.accept(packet(s));
        }
        assertThat(out).containsExactly(1, 2);
        reorder.accept(packet(8));
        assertThat(out).containsExactly(1, 2, 4, 5, 6, 7, 8);
        assertThat(reorder.lost()).isEqualTo(1);
        reorder.accept(packet(3));
        assertThat(reorder.late()).isEqualTo(1);
    }
}
