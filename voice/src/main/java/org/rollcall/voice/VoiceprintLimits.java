package org.rollcall.voice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps a voiceprint within its bytes: what moved hardly at all, or is one example too many, is not kept. */
final class VoiceprintLimits {
    private static final float LEAST_COUNT = 0.5f;
    private static final int MOST_COMPONENTS = 110;
    private static final int MOST_TEMPLATES = 6;
    private static final int MOST_TEMPLATE_FRAMES = 2_900;

    private VoiceprintLimits() {}

    /** The components the digit used, the most used first if there are too many. */
    static @Nullable DigitModel sparse(float[][] offsets, float[] counts) {
        float[] sorted = counts.clone();
        Arrays.sort(sorted);
        float least = Math.max(LEAST_COUNT, sorted[Math.max(0, sorted.length - MOST_COMPONENTS)]);
        float[] @Nullable [] rows = new float[offsets.length] @Nullable [];
        boolean any = false;
        for (int k = 0; k < rows.length; k++) {
            if (counts[k] >= least) {
                rows[k] = offsets[k];
                any = true;
            }
        }
        return any ? new DigitModel(rows) : null;
    }

    /** At most six examples a digit, fewer when they are long. The first takes come first. */
    static Templates fewEnough(Templates all) {
        for (int each = MOST_TEMPLATES; ; each--) {
            Templates kept = new Templates();
            int frames = 0;
            for (int d = 0; d < Templates.DIGITS; d++) {
                for (int i = 0; i < Math.min(each, all.of(d).size()); i++) {
                    float[][] rows = all.of(d).get(i);
                    frames += rows.length;
                    kept.add(d, rows);
                }
            }
            if (frames <= MOST_TEMPLATE_FRAMES || each == 1) {
                return kept;
            }
        }
    }
}
