package org.rollcall.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds faces: one 320×240 look at the whole picture, overlapping answers thinned out. */
final class Detector implements AutoCloseable {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int PLANE = WIDTH * HEIGHT;
    private static final float MEAN = 127;
    private static final float SCALE = 128;
    private static final double SURE = 0.65;
    private static final double SAME_FACE = 0.4;
    /** A face that fills its picture is found better with room around it. */
    private static final double MARGIN = 0.4;

    private final Network network;

    Detector(FaceModels models) {
        network = Network.open(models.file(FaceModels.DETECT), 1, 3, HEIGHT, WIDTH);
    }

    /** The faces, surest first; boxes may reach over the picture's edge. */
    List<Detection> detect(Pyramid pyramid, Workspace workspace) {
        Picture picture = pyramid.picture();
        List<Detection> found = look(pyramid, workspace, new Box(0, 0, picture.width(), picture.height()));
        if (!found.isEmpty()) {
            return found;
        }
        double x = MARGIN * picture.width();
        double y = MARGIN * picture.height();
        return look(pyramid, workspace, new Box(-x, -y, picture.width() + 2 * x, picture.height() + 2 * y));
    }

    private List<Detection> look(Pyramid pyramid, Workspace workspace, Box area) {
        double scale = Math.max(area.width() / WIDTH, area.height() / HEIGHT);
        Affine toSource = new Affine(scale, 0, area.x(), 0, scale, area.y());
        pyramid.sample(toSource, WIDTH, HEIGHT, workspace.planes(), MEAN);
        // The network reads red first.
        float[][] out = network.run(workspace.redFirst(PLANE, MEAN, SCALE));
        float[] scores = out[0];
        float[] boxes = out[1];
        List<Detection> candidates = new ArrayList<>();
        for (int i = 0; 2 * i < scores.length; i++) {
            if (scores[2 * i + 1] > SURE) {
                double left = boxes[4 * i] * WIDTH * scale;
                double top = boxes[4 * i + 1] * HEIGHT * scale;
                double width = boxes[4 * i + 2] * WIDTH * scale - left;
                double height = boxes[4 * i + 3] * HEIGHT * scale - top;
                if (width > 1 && height > 1) {
                    candidates.add(
                            new Detection(new Box(area.x() + left, area.y() + top, width, height), scores[2 * i + 1]));
                }
            }
        }
        return withoutOverlaps(candidates);
    }

    private static List<Detection> withoutOverlaps(List<Detection> candidates) {
        candidates.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> kept = new ArrayList<>();
        for (Detection candidate : candidates) {
            if (kept.stream().noneMatch(k -> k.box().overlap(candidate.box()) > SAME_FACE)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    @Override
    public void close() {
        network.close();
    }
}
