package org.rollcall.checkin;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.face.LivenessAction;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;

/** Someone before the camera who does what they are asked, made from one photograph. */
final class MovingPerson {
    private static final SamplePhotographs SAMPLES = SamplePhotographs.fetch();
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private MovingPerson() {}

    static byte[] photograph() {
        return SAMPLES.jpeg(Portrait.D);
    }

    static byte[] someoneElse() {
        return SAMPLES.jpeg(Portrait.B);
    }

    static byte[] straight() {
        return turned(0);
    }

    /** As the app sends them: 320 by 240. */
    static List<byte[]> frames(List<LivenessAction> asked) {
        var frames = new ArrayList<>(List.of(straight()));
        for (LivenessAction action : asked) {
            switch (action) {
                case TURN_LEFT -> frames.addAll(List.of(turned(25), turned(35)));
                case TURN_RIGHT -> frames.addAll(List.of(turned(-25), turned(-35)));
                case COME_CLOSER -> frames.add(small(SAMPLES.picture(Portrait.D, 640, 480), 1.6));
            }
            frames.add(straight());
        }
        return frames;
    }

    private static byte[] turned(double degrees) {
        return small(SAMPLES.turned(Portrait.D, degrees, 640, 480), 1);
    }

    private static byte[] small(BufferedImage picture, double closer) {
        var out = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int width = (int) (WIDTH * closer);
        int height = (int) (HEIGHT * closer);
        graphics.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
        graphics.dispose();
        return SamplePhotographs.jpeg(out);
    }
}
