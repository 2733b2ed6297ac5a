package org.rollcall.face;

import java.util.Optional;

/**
 * Whether landmarks alone tell that a head looks ahead. The network for poses then has nothing to add to the question
 * whether a photograph may be compared, and takes longer than all other looks at its quality.
 */
final class PlainPose {
    /** The nose's distances to both ends of the jaw: their difference by their sum. */
    private static final double MOST_ASIDE = 0.35;

    /** How far down the nose's tip lies between the eyes and the mouth. */
    private static final double HIGHEST_NOSE = 0.25;

    private static final double LOWEST_NOSE = 0.72;

    // The lines nearest to the network's angles over press photographs; they are 3.1° and 5.2° away (one deviation).
    private static final double YAW_BY_ASIDE = 46;
    private static final double PITCH_BY_NOSE = -58;
    private static final double LEVEL_NOSE = 0.37;

    private PlainPose() {}

    /** About where the head points; empty for one that is turned so far that the network has to look. */
    static Optional<Pose> of(Landmarks points) {
        double[] first = points.firstEye();
        double[] second = points.secondEye();
        double apart = Math.max(1e-6, points.eyeDistance());
        double x = (second[0] - first[0]) / apart;
        double y = (second[1] - first[1]) / apart;
        double[] mouth = points.mouth();
        double middleX = (first[0] + second[0]) / 2;
        double middleY = (first[1] + second[1]) / 2;
        double toNose = (points.y(30) - middleY) * x - (points.x(30) - middleX) * y;
        double toMouth = (mouth[1] - middleY) * x - (mouth[0] - middleX) * y;
        double nose = toNose / toMouth;
        double left = Math.hypot(points.x(0) - points.x(30), points.y(0) - points.y(30));
        double right = Math.hypot(points.x(16) - points.x(30), points.y(16) - points.y(30));
        double aside = (left - right) / Math.max(1e-6, left + right);
        if (toMouth <= 0 || Math.abs(aside) > MOST_ASIDE || nose < HIGHEST_NOSE || nose > LOWEST_NOSE) {
            return Optional.empty();
        }
        return Optional.of(
                new Pose(YAW_BY_ASIDE * aside, PITCH_BY_NOSE * (nose - LEVEL_NOSE), Math.toDegrees(Math.atan2(y, x))));
    }
}
