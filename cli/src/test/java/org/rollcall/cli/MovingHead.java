package org.rollcall.cli;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Base64;
import org.rollcall.face.SamplePhotographs;
import org.rollcall.face.SamplePhotographs.Portrait;

/** Someone before the camera who does what the page says: the film follows what it shows in {@code data-action}. */
final class MovingHead {
    private static final double TURN_DEGREES = 27;
    private static final double CLOSER = 1.6;

    private MovingHead() {}

    /** A script for every page of a browser, in the place of its camera. */
    static String script(SamplePhotographs photographs, Portrait portrait) {
        return """
                (() => {
                  const poses = {};
                  const pose = (name, jpeg) => { poses[name] = new Image(); poses[name].src = 'data:image/jpeg;base64,' + jpeg; };
                  pose('STRAIGHT', '%s'); pose('TURN_LEFT', '%s'); pose('TURN_RIGHT', '%s'); pose('COME_CLOSER', '%s');
                  navigator.mediaDevices.getUserMedia = async () => {
                    const canvas = document.createElement('canvas');
                    canvas.width = 640;
                    canvas.height = 480;
                    const draw = () => {
                      const asked = document.getElementById('taking')?.dataset.action;
                      canvas.getContext('2d').drawImage(poses[asked || 'STRAIGHT'], 0, 0);
                    };
                    await Promise.all(Object.values(poses).map((each) => each.decode()));
                    setInterval(draw, 50);
                    draw();
                    return canvas.captureStream(20);
                  };
                })();
                """.formatted(
                        text(photographs.picture(portrait, 640, 480)),
                        text(photographs.turned(portrait, TURN_DEGREES, 640, 480)),
                        text(photographs.turned(portrait, -TURN_DEGREES, 640, 480)),
                        text(closer(photographs.picture(portrait, 640, 480))));
    }

    private static BufferedImage closer(BufferedImage picture) {
        var out = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        int width = (int) (640 * CLOSER);
        int height = (int) (480 * CLOSER);
        Graphics2D graphics = out.createGraphics();
        graphics.drawImage(picture, (640 - width) / 2, (480 - height) / 2, width, height, null);
        graphics.dispose();
        return out;
    }

    private static String text(BufferedImage picture) {
        return Base64.getEncoder().encodeToString(SamplePhotographs.jpeg(picture));
    }
}
