package org.rollcall.face;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * From where on a face is asked for again.
 *
 * @param eyeDistance least distance between the eyes, pixels
 * @param darkest least mean luma of the face, 0 to 255
 * @param brightest greatest mean luma of the face, 0 to 255
 * @param glare greatest share of the face without detail in white, 0 to 1
 * @param sharpness least sharpness, 0 to 1
 * @param yaw most degrees turned to either side
 * @param pitch most degrees up or down
 * @param eyesOpen least probability that an eye is open, 0 to 1
 * @param visible least sureness that nothing covers the face, 0 to 1
 * @param otherFace share of the chosen face's area from which on another face counts as a second person, 0 to 1
 */
public record FaceLimits(
        double eyeDistance,
        double darkest,
        double brightest,
        double glare,
        double sharpness,
        double yaw,
        double pitch,
        double eyesOpen,
        double visible,
        double otherFace) {

    /** For check-ins with a phone. */
    public static FaceLimits standard() {
        return new FaceLimits(24, 25, 235, 0.5, 0.07, 40, 35, 0.02, 0.3, 0.3);
    }

    List<FaceProblem> problems(FaceQuality quality, Pose pose) {
        Set<FaceProblem> found = EnumSet.noneOf(FaceProblem.class);
        if (quality.eyeDistance() < eyeDistance) {
            found.add(FaceProblem.TOO_SMALL);
        }
        if (quality.brightness() < darkest) {
            found.add(FaceProblem.TOO_DARK);
        }
        if (quality.brightness() > brightest || quality.glare() > glare) {
            found.add(FaceProblem.TOO_BRIGHT);
        }
        if (quality.sharpness() < sharpness) {
            found.add(FaceProblem.BLURRED);
        }
        if (Math.abs(pose.yaw()) > yaw || Math.abs(pose.pitch()) > pitch) {
            found.add(FaceProblem.TURNED_AWAY);
        }
        // What is turned away, dark or blurred is not judged further: one thing to change at a time.
        if (found.isEmpty() && quality.visible() < visible) {
            found.add(FaceProblem.COVERED);
        }
        if (found.isEmpty() && seesEyes(quality) && quality.eyesOpen() < eyesOpen) {
            found.add(FaceProblem.EYES_CLOSED);
        }
        return new ArrayList<>(found);
    }

    /** In poor light or a soft picture open eyes look closed. */
    private boolean seesEyes(FaceQuality quality) {
        return quality.brightness() > 2.4 * darkest && quality.sharpness() > 1.3 * sharpness;
    }
}
