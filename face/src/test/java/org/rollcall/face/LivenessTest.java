package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rollcall.face.LivenessAction.COME_CLOSER;
import static org.rollcall.face.LivenessAction.TURN_LEFT;
import static org.rollcall.face.LivenessAction.TURN_RIGHT;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.face.SamplePhotographs.Portrait;

class LivenessTest {
    private static FaceEngine engine;
    private static SamplePhotographs samples;

    @BeforeAll
    static void open() {
        samples = SamplePhotographs.fetch();
        engine = FaceEngine.open(FaceModels.fetch(), FaceSettings.standard().withAtOnce(1));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void aHeadThatTurnsAsAskedConvinces() {
        LivenessJudgement judgement = judge(
                List.of(TURN_LEFT, TURN_RIGHT), head(0), head(25), head(35), head(0), head(-25), head(-35), head(0));

        assertThat(judgement.doubts()).isEmpty();
        assertThat(judgement.seen()).containsExactly(TURN_LEFT, TURN_RIGHT);
        assertThat(judgement.framesWithFace()).isEqualTo(7);
        assertThat(judgement.bestFrame()).isPresent();
    }

    @Test
    void comingCloserIsSeen() {
        LivenessJudgement judgement =
                judge(List.of(COME_CLOSER, TURN_LEFT), head(0), closer(1.2), closer(1.6), head(35), head(0));

        assertThat(judgement.seen()).containsExactly(COME_CLOSER, TURN_LEFT);
        assertThat(judgement.doubts()).isEmpty();
    }

    @Test
    void anotherOrderThanAskedIsInDoubt() {
        LivenessJudgement judgement = judge(List.of(TURN_RIGHT, TURN_LEFT), head(0), head(35), head(0), head(-35));

        assertThat(judgement.doubts())
                .contains(LivenessDoubt.ACTION_MISSING, LivenessDoubt.OTHER_ACTIONS)
                .doesNotContain(LivenessDoubt.IDENTITY_CHANGES);
    }

    @Test
    void aPhotographHeldStillIsInDoubt() {
        LivenessJudgement judgement = judge(List.of(TURN_LEFT), head(0), head(0), head(0), head(0));

        assertThat(judgement.doubts()).contains(LivenessDoubt.STILL, LivenessDoubt.ACTION_MISSING);
    }

    @Test
    void aPhotographPushedAboutIsInDoubt() {
        LivenessJudgement judgement =
                judge(List.of(TURN_LEFT, TURN_RIGHT), head(0), squeezed(0.8), head(0), squeezed(0.7), head(0));

        assertThat(judgement.convincing()).isFalse();
        assertThat(judgement.doubts()).contains(LivenessDoubt.ACTION_MISSING);
    }

    @Test
    void anotherFaceAmidTheFramesIsInDoubt() {
        LivenessJudgement judgement =
                judge(List.of(TURN_LEFT), head(0), head(35), samples.jpeg(Portrait.B), samples.jpeg(Portrait.B));

        assertThat(judgement.doubts()).contains(LivenessDoubt.IDENTITY_CHANGES);
    }

    @Test
    void aPhotographOfSomeoneElseThanTheFramesIsInDoubt() {
        List<byte[]> frames = List.of(head(0), head(25), head(35), head(0));
        var challenge = new LivenessChallenge(List.of(TURN_LEFT));

        assertThat(engine.judge(challenge, head(0), frames).doubts()).isEmpty();
        assertThat(engine.judge(challenge, samples.jpeg(Portrait.B), frames).doubts())
                .containsExactly(LivenessDoubt.IDENTITY_CHANGES);
    }

    @Test
    void framesWithoutAFaceAreCounted() {
        byte[] nobody = SamplePhotographs.jpeg(new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR));

        assertThat(judge(List.of(TURN_LEFT), head(0), head(35), head(0), nobody, new byte[3])
                        .doubts())
                .containsExactly(LivenessDoubt.FACE_LOST);
        assertThat(judge(List.of(TURN_LEFT), head(0), nobody).doubts()).containsExactly(LivenessDoubt.TOO_FEW_FRAMES);
    }

    @Test
    void tooManyFramesAreRefused() {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            frames.add(new byte[0]);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.judge(new LivenessChallenge(List.of(TURN_LEFT)), frames));
    }

    @Property(seed = "2026")
    void aRandomChallengeCanBeDone(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int count) {
        List<LivenessAction> actions =
                LivenessChallenge.random(new Random(seed), count).actions();

        assertThat(actions).hasSize(count);
        assertThat(actions.stream().filter(a -> a == COME_CLOSER)).hasSizeLessThan(2);
    }

    private static LivenessJudgement judge(List<LivenessAction> actions, byte[]... frames) {
        return engine.judge(new LivenessChallenge(actions), List.of(frames));
    }

    private static byte[] head(double degrees) {
        return SamplePhotographs.jpeg(samples.turned(Portrait.D, degrees, 640, 480));
    }

    private static byte[] closer(double factor) {
        int width = (int) (640 * factor);
        int height = (int) (480 * factor);
        return drawn(samples.picture(Portrait.D, width, height), (640 - width) / 2, (480 - height) / 2, width, height);
    }

    private static byte[] squeezed(double part) {
        int width = (int) (640 * part);
        return drawn(samples.picture(Portrait.D, 640, 480), (640 - width) / 2, 0, width, 480);
    }

    private static byte[] drawn(BufferedImage picture, int x, int y, int width, int height) {
        BufferedImage out = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        graphics.drawImage(picture, x, y, width, height, null);
        graphics.dispose();
        return SamplePhotographs.jpeg(out);
    }
}
