package org.rollcall.track.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

class TrackCodecPropertyTest {
    @Property(tries = 300, seed = "2026")
    void whatIsWrittenIsRead(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int fixes) {
        Random random = new Random(seed);
        List<Fix> track = Stream.generate(() -> fix(random)).limit(fixes).toList();
        assertThat(TrackCodec.decode(TrackCodec.encode(track))).isEqualTo(track);
    }

    @Property(tries = 300, seed = "2026")
    void columnsKeepAnyNumbers(@ForAll List<Long> numbers) {
        isKept(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    /** Few different numbers, near or far apart, which are listed, counted in steps or written as symbols. */
    @Property(tries = 300, seed = "2026")
    void columnsKeepFewNumbersThatComeOften(
            @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> which,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 41) int different) {
        long[] numbers = new Random(seed)
                .longs(different, Long.MIN_VALUE >> (seed & 63), (Long.MAX_VALUE >> (seed & 63)) + 1 >>> 1)
                .toArray();
        isKept(which.stream().mapToLong(one -> numbers[one % different]).toArray());
        isKept(which.stream().mapToLong(one -> one % different * 25L - 7).toArray());
    }

    private static void isKept(long[] values) {
        BitWriter writer = new BitWriter();
        new Column(writer).write(values);
        byte[] bytes = writer.finish();
        assertThat(new Column(new BitReader(bytes, 0, bytes.length)).read(values.length))
                .isEqualTo(values);
    }

    /** Any fix at all: every field may be missing, extreme or repeated. */
    private static Fix fix(Random random) {
        Fix.Builder fix = Fix.at(
                        Instant.ofEpochMilli(random.nextLong(0, Fix.LATEST.toEpochMilli())),
                        random.nextDouble(-90, 90),
                        random.nextDouble(-180, 180))
                .valid(random.nextBoolean());
        if (random.nextBoolean()) {
            fix.speed(random.nextInt(40)).course(random.nextDouble() * 360).altitude(random.nextGaussian() * 5000);
        }
        if (random.nextBoolean()) {
            fix.accuracy(random.nextDouble() * 1e7).dop(random.nextDouble() * 50);
        }
        if (random.nextBoolean()) {
            fix.satellites(random.nextInt(256)).battery(random.nextDouble() * 100);
        }
        fix.state(TrackerState.values()[random.nextInt(TrackerState.values().length)], random.nextBoolean());
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "é" + random.nextInt(5);
            if (random.nextBoolean()) {
                fix.extra(name, random.nextBoolean() ? random.nextLong() : random.nextInt(3));
            } else {
                fix.extra(name, Long.toString(random.nextLong(), 36));
            }
        }
        return fix.build();
    }
}
