package org.rollcall.track.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumbersCodecPropertyTest {
    @Property(tries = 200, seed = "2026")
    void whatIsWrittenIsRead(@ForAll List<Long> numbers, @ForAll @IntRange(min = 1, max = 16) int columns) {
        long[] values = numbers.stream().mapToLong(Long::longValue).toArray();
        List<long[]> all = java.util.Collections.nCopies(columns, values);
        assertThat(NumbersCodec.decode(NumbersCodec.encode(all)))
                .hasSize(columns)
                .allMatch(column -> java.util.Arrays.equals(column, values));
    }

    @Property(tries = 200, seed = "2026")
    void damageIsSaid(@ForAll long seed) {
        Random random = new Random(seed);
        long[] column = random.longs(40, 0, 1000).toArray();
        byte[] bytes = NumbersCodec.encode(List.of(column, column));
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        assertThatThrownBy(() -> NumbersCodec.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
}
