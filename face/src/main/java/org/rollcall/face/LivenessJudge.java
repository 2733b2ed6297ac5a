package org.rollcall.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Judges the frames of a challenge by the movement of the head, the sameness of the face and the passive score. */
final class LivenessJudge {
    /** Degrees away from the first frame from where on a head has turned, and below which it is back. */
    private static final double TURNED = 12;

    private static final double BACK = 6;
    private static final double FACING = 25;
    private static final double CLOSER = 1.3;
    /** The nose's shift against the eyes in eye distances for a degree of yaw; measured on press photographs. */
    private static final double NOSE_PER_DEGREE = 0.0109;
    /** A flat picture moves eyes and nose together: then the nose explains less than this part of the turn. */
    private static final double SOLID = 0.35;

    /** Turned heads of one sitting stay well above it; about 1 in 1,000 pairs of different people reach it. */
    private static final double SAME_PERSON = 0.34;

    private static final double PASSIVE = 0.5;
    private static final double STILL = 0.01;
    private static final int FEWEST = 3;

    private LivenessJudge() {}

    /** A frame that shows a face, with its place among all frames. */
    record Frame(int index, Acquired face) {
        double noseTurn() {
            Landmarks points = face.landmarks();
            double[] first = points.firstEye();
            double[] second = points.secondEye();
            double x = second[0] - first[0];
            double y = second[1] - first[1];
            double across =
                    (points.x(30) - (first[0] + second[0]) / 2) * x + (points.y(30) - (first[1] + second[1]) / 2) * y;
            return across / Math.max(1, x * x + y * y) / NOSE_PER_DEGREE;
        }

        double turn() {
            return (face.pose().yaw() + noseTurn()) / 2;
        }
    }

    static LivenessJudgement judge(
            LivenessChallenge challenge, int total, List<Frame> frames, Optional<Faceprint> photograph) {
        if (frames.size() < FEWEST) {
            return new LivenessJudgement(
                    List.of(LivenessDoubt.TOO_FEW_FRAMES),
                    List.of(),
                    frames.size(),
                    Double.NaN,
                    Double.NaN,
                    OptionalInt.empty());
        }
        Set<LivenessDoubt> doubts = EnumSet.noneOf(LivenessDoubt.class);
        List<LivenessAction> seen = actions(frames, doubts);
        compareActions(challenge.actions(), seen, doubts);
        if (3 * (total - frames.size()) >= total) {
            doubts.add(LivenessDoubt.FACE_LOST);
        }
        if (frames.stream().anyMatch(f -> f.face().problems().contains(FaceProblem.SEVERAL_FACES))) {
            doubts.add(LivenessDoubt.SEVERAL_FACES);
        }
        if (Math.abs(frames.getFirst().turn()) > FACING) {
            doubts.add(LivenessDoubt.NOT_FACING_FIRST);
        }
        if (still(frames)) {
            doubts.add(LivenessDoubt.STILL);
        }
        double lowest = lowestCosine(frames, photograph);
        if (lowest < SAME_PERSON) {
            doubts.add(LivenessDoubt.IDENTITY_CHANGES);
        }
        double passive = median(
                frames.stream().mapToDouble(f -> f.face().passiveLiveness()).toArray());
        if (passive < PASSIVE) {
            doubts.add(LivenessDoubt.PASSIVE_LOW);
        }
        return new LivenessJudgement(new ArrayList<>(doubts), seen, frames.size(), lowest, passive, bestFrame(frames));
    }

    private static List<LivenessAction> actions(List<Frame> frames, Set<LivenessDoubt> doubts) {
        List<LivenessAction> seen = new ArrayList<>();
        Frame start = frames.getFirst();
        int side = 0;
        boolean close = false;
        for (Frame frame : frames) {
            double turn = frame.turn() - start.turn();
            int now = turn > TURNED ? 1 : turn < -TURNED ? -1 : 0;
            if (now != 0 && now != side) {
                seen.add(now > 0 ? LivenessAction.TURN_LEFT : LivenessAction.TURN_RIGHT);
                side = now;
                double nose = (frame.noseTurn() - start.noseTurn()) * now;
                double yaw = (frame.face().pose().yaw() - start.face().pose().yaw()) * now;
                if (nose < SOLID * Math.max(nose, yaw)) {
                    doubts.add(LivenessDoubt.FLAT);
                }
            } else if (Math.abs(turn) < BACK) {
                side = 0;
            }
            // A turned head's box is no measure of its distance.
            double growth = frame.face().box().height() / start.face().box().height();
            if (!close && side == 0 && growth > CLOSER) {
                close = true;
                seen.add(LivenessAction.COME_CLOSER);
            }
        }
        return seen;
    }

    private static void compareActions(
            List<LivenessAction> asked, List<LivenessAction> seen, Set<LivenessDoubt> doubts) {
        int found = 0;
        for (LivenessAction action : seen) {
            if (found < asked.size() && asked.get(found) == action) {
                found++;
            }
        }
        if (found < asked.size()) {
            doubts.add(LivenessDoubt.ACTION_MISSING);
        }
        if (seen.size() > found) {
            doubts.add(LivenessDoubt.OTHER_ACTIONS);
        }
    }

    /** Whether no point of the face moved, in distances of the eyes. */
    private static boolean still(List<Frame> frames) {
        Landmarks first = frames.getFirst().face().landmarks();
        double most = 0;
        for (Frame frame : frames) {
            Landmarks points = frame.face().landmarks();
            for (int i = 0; i < Landmarks.COUNT; i++) {
                most = Math.max(most, Math.hypot(points.x(i) - first.x(i), points.y(i) - first.y(i)));
            }
        }
        return most < STILL * first.eyeDistance();
    }

    private static double lowestCosine(List<Frame> frames, Optional<Faceprint> photograph) {
        Frame frontal = frames.stream()
                .min(Comparator.comparingDouble(f -> Math.abs(f.turn())))
                .orElseThrow();
        return Stream.concat(frames.stream().map(f -> f.face().faceprint()), photograph.stream())
                .mapToDouble(frontal.face().faceprint()::cosine)
                .min()
                .orElseThrow();
    }

    private static OptionalInt bestFrame(List<Frame> frames) {
        return frames.stream()
                .filter(f -> f.face().problems().isEmpty())
                .min(Comparator.comparingDouble(
                        f -> Math.abs(f.turn()) + Math.abs(f.face().pose().pitch()) / 2))
                .map(f -> OptionalInt.of(f.index()))
                .orElse(OptionalInt.empty());
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        return values[values.length / 2];
    }
}
