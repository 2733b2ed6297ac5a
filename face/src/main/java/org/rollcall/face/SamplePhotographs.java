package org.rollcall.face;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;

/**
 * Photographs for tests and demonstrations: the demonstration pictures of the npm package {@code @vladmandic/face-api},
 * fetched and pinned like the weights and never part of the repository. Each shows three to five people; a
 * {@link Portrait} is one of them cut out. Who the people are is not known and does not matter.
 */
public final class SamplePhotographs {
    private static final NpmPackage PACKAGE = new NpmPackage(
            "@vladmandic/face-api",
            "1.7.15",
            "sha512-WDMmK3CfNLo8jylWqMoQgf4nIst3M0fzx1dnac96wv/dvMTN4DxC/Pq1DGtduDk1lktCamQ3MIDXFnvrdHTXDw==",
            Map.of(
                    "demo/sample1.jpg", "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51",
                    "demo/sample2.jpg", "7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691",
                    "demo/sample3.jpg", "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936",
                    "demo/sample4.jpg", "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc",
                    "demo/sample5.jpg", "6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938",
                    "demo/sample6.jpg", "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87"));

    /** One person in one photograph; the box is where the face is in it. */
    public enum Portrait {
        /** Person A, laughing, the head leaning to the right. */
        A_LAUGHING('A', 1, 1455, 221, 235, 214),
        /** Person A in another photograph, another light and other make-up. */
        A_SMILING('A', 3, 1074, 205, 232, 310),
        /** Person B, looking into the camera. */
        B('B', 6, 257, 485, 210, 280),
        /** Person C, looking into the camera. */
        C('C', 3, 593, 319, 201, 278),
        /** Person D, looking into the camera, in dim warm light. */
        D('D', 5, 378, 870, 181, 302),
        /** Person E, looking down: the eyes seem closed. */
        E_LOOKING_DOWN('E', 1, 822, 423, 218, 231),
        /** Person F, in full profile. */
        F_PROFILE('F', 2, 365, 124, 165, 293);

        private final char person;
        private final int photograph;
        private final Box face;

        Portrait(char person, int photograph, int x, int y, int width, int height) {
            this.person = person;
            this.photograph = photograph;
            face = new Box(x, y, width, height);
        }

        /** Portraits with the same letter show the same person. */
        public char person() {
            return person;
        }
    }

    private static final Color BACKGROUND = new Color(118, 124, 130);

    private final Path directory;
    private final Map<Integer, BufferedImage> decoded = new ConcurrentHashMap<>();

    private SamplePhotographs(Path directory) {
        this.directory = directory;
    }

    /** The photographs in {@link FaceModels#defaultCache()}, fetched once. */
    public static SamplePhotographs fetch() {
        return fetch(FaceModels.defaultCache());
    }

    /**
     * The photographs in a cache, fetched once.
     *
     * @throws ModelsUnavailable when they cannot be had; the message says what to do
     */
    public static SamplePhotographs fetch(Path cache) {
        return new SamplePhotographs(PACKAGE.fetch(cache));
    }

    /** A JPEG with three people side by side, all looking into the camera, 1920×1350. */
    public byte[] severalPeople() {
        return file(3);
    }

    /** All photographs as they were fetched, in order. */
    public List<Path> files() {
        return java.util.stream.IntStream.rangeClosed(1, 6)
                .mapToObj(n -> directory.resolve("sample" + n + ".jpg"))
                .toList();
    }

    /** A JPEG of 640×480 pixels with one person in the middle before a plain background. */
    public byte[] jpeg(Portrait portrait) {
        return jpeg(picture(portrait, 640, 480));
    }

    /** One person in the middle of a picture of any size, before a plain background. */
    public BufferedImage picture(Portrait portrait, int width, int height) {
        BufferedImage whole = whole(portrait.photograph);
        Box face = portrait.face;
        // As much around the face as fits without the neighbours.
        double h = Math.min(1.75 * face.height(), whole.getHeight());
        double w = 1.5 * face.height();
        double scale = Math.min(height / h, width / w);
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        graphics.setColor(BACKGROUND);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int left = (int) Math.max(0, face.centreX() - w / 2);
        int top = (int) Math.max(0, face.centreY() - h / 2);
        int right = (int) Math.min(whole.getWidth(), face.centreX() + w / 2);
        int bottom = (int) Math.min(whole.getHeight(), face.centreY() + h / 2);
        int toLeft = (int) (width / 2.0 - (face.centreX() - left) * scale);
        int toTop = (int) (height / 2.0 - (face.centreY() - top) * scale);
        graphics.drawImage(
                whole,
                toLeft,
                toTop,
                toLeft + (int) ((right - left) * scale),
                toTop + (int) ((bottom - top) * scale),
                left,
                top,
                right,
                bottom,
                null);
        graphics.dispose();
        return out;
    }

    /**
     * The person of {@link #picture} with the head turned, as far as one photograph allows: it is laid over a round
     * head with a nose and that is turned. Good to about 35° for portraits that look into the camera.
     *
     * @param degrees positive to the person's own left, on top of how they look already
     */
    public BufferedImage turned(Portrait portrait, double degrees, int width, int height) {
        BufferedImage front = picture(portrait, width, height);
        Box face = portrait.face;
        double scale = Math.min(height / (1.75 * face.height()), width / (1.5 * face.height()));
        return TurnedHead.turn(front, width / 2.0, height / 2.0, 0.8 * scale * face.width(), degrees);
    }

    /** A picture as JPEG bytes. */
    public static byte[] jpeg(BufferedImage picture) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, "jpeg", out)) {
                throw new IllegalArgumentException("A JPEG has no transparency: give a picture without alpha.");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedImage whole(int photograph) {
        return decoded.computeIfAbsent(photograph, this::decode);
    }

    private BufferedImage decode(int photograph) {
        try {
            return ImageIO.read(files().get(photograph - 1).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] file(int photograph) {
        try {
            return Files.readAllBytes(files().get(photograph - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
