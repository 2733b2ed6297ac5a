package org.rollcall.location.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is written fast reads as what is written plainly. */
class JsonBytesTest {
    @Property(seed = "2026")
    void aDecimalIsItsStepsAndEndsWithoutZeros(
            @ForAll @IntRange(min = -Integer.MAX_VALUE) int steps, @ForAll @IntRange(max = 7) int places)
            throws IOException {
        String written = written(json -> json.decimal(steps, places));
        assertThat(new BigDecimal(written)).isEqualByComparingTo(BigDecimal.valueOf(steps, places));
        assertThat(written).matches("-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?");
    }

    @Property(seed = "2026")
    void aTimeIsAsAnInstantWritesItself(@ForAll @LongRange(max = 253_402_300_799_999L) long millis) throws IOException {
        Instant time = Instant.ofEpochMilli(millis);
        assertThat(written(json -> json.time(time))).isEqualTo("\"" + time + "\"");
    }

    @Property(seed = "2026", tries = 20)
    void manyPiecesCrossTheBuffer(@ForAll @IntRange(min = 1, max = 200_000) int length) throws IOException {
        String piece = "x".repeat(length);
        assertThat(written(json -> {
                    json.decimal(5, 0);
                    json.raw(JsonBytes.piece(piece));
                    json.raw(JsonBytes.piece(piece));
                }))
                .isEqualTo("5" + piece + piece);
    }

    private interface Writing {
        void to(JsonBytes json) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        var json = new JsonBytes(out);
        writing.to(json);
        json.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
