package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.face.SamplePhotographs.Portrait;

class FaceEngineTest {
    private static FaceEngine engine;
    private static SamplePhotographs samples;

    @BeforeAll
    static void open() {
        samples = SamplePhotographs.fetch();
        engine = FaceEngine.open(FaceModels.fetch(), FaceSettings.standard().withAtOnce(2));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void twoPhotographsOfOnePersonMatchAndThoseOfOthersDoNot() {
        List<Portrait> usable = List.of(Portrait.A_LAUGHING, Portrait.A_SMILING, Portrait.B, Portrait.C, Portrait.D);
        for (Portrait one : usable) {
            for (Portrait other : usable) {
                FaceScore score =
                        engine.compare(face(one).faceprint(), face(other).faceprint());
                assertThat(score.atOrAboveThreshold())
                        .as("%s and %s: %s", one, other, score)
                        .isEqualTo(one.person() == other.person());
            }
        }
    }

    @Test
    void saysWhenThereIsNobody() {
        BufferedImage wall = plain(new Color(120, 130, 140));

        assertThat(engine.read(SamplePhotographs.jpeg(wall)))
                .isEqualTo(new FaceReading.Unusable(List.of(FaceProblem.NO_FACE)));
    }

    @Test
    void saysInTheDarkThatLightHelps() {
        assertThat(engine.read(SamplePhotographs.jpeg(plain(Color.BLACK))))
                .isEqualTo(new FaceReading.Unusable(List.of(FaceProblem.TOO_DARK, FaceProblem.NO_FACE)));
    }

    @Test
    void saysWhenDarkGlassesCoverTheEyes() {
        BufferedImage picture = samples.picture(Portrait.B, 640, 480);
        FaceReading.Face face = face(Portrait.B);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(20, 20, 22));
        int eyes = (int) (face.box().y() + 0.32 * face.box().height());
        graphics.fillRect((int) face.box().x(), eyes, (int) face.box().width(), (int)
                (0.2 * face.box().height()));
        graphics.dispose();

        assertThat(problems(SamplePhotographs.jpeg(picture))).containsExactly(FaceProblem.COVERED);
    }

    @Test
    void saysWhenThereAreSeveralPeople() {
        assertThat(problems(samples.severalPeople())).contains(FaceProblem.SEVERAL_FACES);
    }

    @Test
    void saysWhenTheFaceIsTurnedAway() {
        assertThat(problems(samples.jpeg(Portrait.F_PROFILE))).contains(FaceProblem.TURNED_AWAY);
    }

    @Test
    void aHeadThatLooksAheadPointsAboutWhereTheNetworkForPosesSees() throws Exception {
        var decoder = new PictureDecoder(10 << 20, 20_000_000);
        try (PoseFinder network = new PoseFinder(FaceModels.fetch())) {
            for (Portrait portrait : List.of(Portrait.A_SMILING, Portrait.B, Portrait.C, Portrait.D)) {
                FaceReading.Face face = face(portrait);
                var pyramid = new Pyramid(decoder.decode(samples.jpeg(portrait)));
                Pose seen = network.find(pyramid, face.box(), new Workspace());
                assertThat(face.pose().yaw()).isCloseTo(seen.yaw(), within(7.0)).isNotEqualTo(seen.yaw());
                assertThat(face.pose().pitch()).isCloseTo(seen.pitch(), within(12.0));
                assertThat(face.pose().roll()).isCloseTo(seen.roll(), within(7.0));
            }
        }
    }

    @Test
    void saysWhenTheEyesAreClosed() {
        assertThat(problems(samples.jpeg(Portrait.E_LOOKING_DOWN))).containsExactly(FaceProblem.EYES_CLOSED);
    }

    @Test
    void saysWhenItIsTooDark() {
        BufferedImage picture = samples.picture(Portrait.B, 640, 480);

        assertThat(problems(SamplePhotographs.jpeg(new RescaleOp(0.12f, 0, null).filter(picture, null))))
                .contains(FaceProblem.TOO_DARK);
    }

    @Test
    void saysWhenItIsTooBright() {
        BufferedImage picture = samples.picture(Portrait.B, 640, 480);

        assertThat(problems(SamplePhotographs.jpeg(new RescaleOp(2.2f, 60, null).filter(picture, null))))
                .contains(FaceProblem.TOO_BRIGHT);
    }

    @Test
    void saysWhenTheFaceIsTooSmall() {
        assertThat(problems(SamplePhotographs.jpeg(samples.picture(Portrait.B, 100, 75))))
                .contains(FaceProblem.TOO_SMALL);
    }

    @Test
    void saysWhenItIsBlurred() {
        BufferedImage small = samples.picture(Portrait.B, 44, 33);
        BufferedImage blurred = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = blurred.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(small, 0, 0, 640, 480, null);
        graphics.dispose();

        assertThat(problems(SamplePhotographs.jpeg(blurred))).contains(FaceProblem.BLURRED);
    }

    @Test
    void manyAtOnceGiveTheSameAsOneByOne() throws Exception {
        byte[] jpeg = samples.jpeg(Portrait.B);
        Faceprint alone = face(Portrait.B).faceprint();
        List<Callable<FaceReading>> hundred = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hundred.add(() -> engine.read(jpeg));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<FaceReading> reading : threads.invokeAll(hundred)) {
                assertThat(((FaceReading.Face) reading.get()).faceprint()).isEqualTo(alone);
            }
        }
    }

    private static BufferedImage plain(Color color) {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 640, 480);
        graphics.dispose();
        return picture;
    }

    private static FaceReading.Face face(Portrait portrait) {
        FaceReading reading = engine.read(samples.jpeg(portrait));
        assertThat(reading).as(portrait.name()).isInstanceOf(FaceReading.Face.class);
        return (FaceReading.Face) reading;
    }

    private static List<FaceProblem> problems(byte[] image) {
        FaceReading reading = engine.read(image);
        assertThat(reading).isInstanceOf(FaceReading.Unusable.class);
        return ((FaceReading.Unusable) reading).problems();
    }
}
