package org.rollcall.voice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rollcall.sound.Level;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;

/** Makes calls of recorded items: known digits are joined with short pauses, and the whole goes through one telephone. */
final class RecordedCalls {
    private static final int RATE = 16_000;
    private static final int DIGITS_A_TAKE = 10;
    private static final double PAUSE_SECONDS = 0.2;
    private static final double PAUSE_UNDER = 45;

    private final Telephone telephone;

    RecordedCalls(Telephone telephone) {
        this.telephone = telephone;
    }

    /** What was said in one call: sounds, and the digits in each of them, or none at all where they are not known. */
    record Call(List<Sound> sounds, List<String> digits) {
        List<SpokenDigits> spoken() {
            List<SpokenDigits> spoken = new ArrayList<>();
            for (int i = 0; i < sounds.size(); i++) {
                spoken.add(new SpokenDigits(sounds.get(i), digits.get(i)));
            }
            return spoken;
        }
    }

    /** An enrolment's items, ten known digits to a take. The speaker's name draws handset and noise. */
    Call enrolment(TrialList.Line line) {
        return call(line, line.speaker().hashCode() * 31L + 7, DIGITS_A_TAKE);
    }

    /** A trial's items in one sound. Its number draws handset and noise. */
    Call answer(TrialList.Line line, int number) {
        return call(line, number, Integer.MAX_VALUE);
    }

    private Call call(TrialList.Line line, long seed, int itemsATake) {
        List<Sound> parts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int length = 0;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < line.items().size(); i++) {
            Sound item = SoundFile.read(line.items().get(i).file()).resampled(RATE);
            Sound pause = pause(random, Level.dbfs(item) - PAUSE_UNDER);
            parts.add(pause);
            parts.add(item);
            length += pause.length() + item.length();
            if ((i + 1) % itemsATake == 0 || i + 1 == line.items().size()) {
                parts.add(pause);
                length += pause.length();
                ends.add(length);
            }
        }
        Sound whole = telephone.call(Sound.concat(parts), seed);
        List<Sound> sounds = new ArrayList<>();
        List<String> digits = new ArrayList<>();
        String all = line.digits();
        int from = 0;
        for (int i = 0; i < ends.size(); i++) {
            int to = Math.min(whole.length(), (int) ((long) ends.get(i) * whole.rate() / RATE));
            sounds.add(whole.slice(from, to));
            from = to;
            if (!all.isEmpty()) {
                digits.add(all.substring((int) Math.min((long) i * itemsATake, all.length()), (int)
                        Math.min((long) (i + 1) * itemsATake, all.length())));
            }
        }
        return new Call(sounds, digits);
    }

    private static Sound pause(SplittableRandom random, double dbfs) {
        Sound silence = Sound.silence(Duration.ofMillis((long) (1_000 * PAUSE_SECONDS)), RATE);
        float[] x = silence.samples();
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (0.1 * random.nextGaussian());
        }
        return Level.normalised(Sound.of(x, RATE), dbfs);
    }
}
