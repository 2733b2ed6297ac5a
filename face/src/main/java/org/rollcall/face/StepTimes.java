package org.rollcall.face;

import java.util.EnumMap;
import java.util.Map;

/**
 * What each step of reading one picture took.
 *
 * @param millis milliseconds by step; a step not taken is absent
 */
public record StepTimes(Map<Step, Double> millis) {
    /** The steps in their order. */
    public enum Step {
        DECODE,
        DETECT,
        LANDMARKS,
        QUALITY,
        EMBED,
        LIVENESS
    }

    /** Keeps a copy. */
    public StepTimes {
        millis = Map.copyOf(millis);
    }

    /** Milliseconds from the bytes to the faceprint, without liveness. */
    public double toFaceprint() {
        return millis.entrySet().stream()
                .filter(e -> e.getKey() != Step.LIVENESS)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Takes the time between one step and the next. */
    static final class Watch {
        private final EnumMap<Step, Double> millis = new EnumMap<>(Step.class);
        private long last = System.nanoTime();

        void done(Step step) {
            long now = System.nanoTime();
            millis.merge(step, (now - last) / 1e6, Double::sum);
            last = now;
        }

        StepTimes times() {
            return new StepTimes(millis);
        }
    }
}
