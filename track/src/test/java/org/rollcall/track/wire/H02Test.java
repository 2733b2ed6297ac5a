package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.track.Fix;

/** Frames are examples from open implementations' tests. */
class H02Test {
    static final String BINARY =
            "24410600082621532131081504419390060740418306000000fffffbfdff0015060000002c02dc0c000000001f";
    private static final String SHORT = "2427051711092133391406135002584900014337822e000000ffffffffff0000";
    private static final String LONG_DEVICE =
            "2435248308419329301047591808172627335900074412294E024138FEFFFFFFFF01120064BA73005ECC";

    @Test
    void readsTheBinaryForm() {
        Frame.Fixes fixes = (Frame.Fixes) only(receive(TeltonikaTest.hex(BINARY)));
        assertThat(fixes.device()).isEqualTo("4106000826");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2015-08-31T21:53:21Z"));
        assertThat(fix.latitude()).isCloseTo(4.6989833, within(1e-7));
        assertThat(fix.longitude()).isCloseTo(-74.0697167, within(1e-7));
        assertThat(fix.valid()).isTrue();
        assertThat(fix.battery()).isEqualTo(100);
        assertThat(fix.states()).containsExactly(org.rollcall.track.TrackerState.SOS);
        assertThat(fix.extras().text("status")).isEqualTo("FFFFFBFD");
    }

    @Test
    void tellsTheLengthByWhatFollows() {
        assertThat(receive(TeltonikaTest.hex(SHORT + SHORT))).hasSize(2).allMatch(Frame.Fixes.class::isInstance);
        assertThat(receive(TeltonikaTest.hex(BINARY + BINARY))).hasSize(2).allMatch(Frame.Fixes.class::isInstance);
        Frame.Fixes longDevice = (Frame.Fixes) only(receive(TeltonikaTest.hex(LONG_DEVICE)));
        assertThat(longDevice.device()).isEqualTo("352483084193293");
        assertThat(longDevice.fixes().getFirst().speed()).isCloseTo(24 * 1852 / 3600.0, within(1e-3));
        assertThat(longDevice.fixes().getFirst().course()).isEqualTo(138);
    }

    @Test
    void readsBinaryAndTextOnOneConnection() {
        Session session = new H02().open();
        assertThat(session.receive(TeltonikaTest.hex(SHORT))).hasSize(1);
        assertThat(session.receive(
                        text("*HQ,2705171109,V1,213324,A,5002.5849,N,01433.7822,E,0.00,000,140613,FFFFFFFF#")))
                .hasSize(1);
        assertThat(session.receive(TeltonikaTest.hex(SHORT))).hasSize(1);
    }

    @Test
    void aBinaryFrameThatIsGarbledIsSkipped() {
        List<Frame> frames = receive(TeltonikaTest.hex(SHORT + SHORT.replace("014337822e", "0a4337822e") + SHORT));
        assertThat(frames).hasSize(3);
        assertThat(frames.get(1)).isInstanceOf(Frame.Unreadable.class);
        assertThat(frames.get(2)).isInstanceOf(Frame.Fixes.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*HQ,4210209006,V1,054048,A,2828.2297,N,07733.4332,E,000.5,047,4,080918,EEE7FBDF,4261193,0#",
                "*HQ,353505221264507,V2,100220,0,5238.26259,N,00507.33983,E,0.25,0,280917,FFFFFFFF,cc,28,  db,d75b#",
                "*HQ,353505221264507,VI1,075146,0,5238.25900,N,00507.33429,E,0.54,0,250917,FFFFFFFF,cc,28,  db,d75b#",
                "*HQ,4209951296,V19,214452,A,5201.0178,N,01830.5029,E,000.00,000,200417,,195.63.13.195,89480610500392633029,BFFFFBFF#",
                "*HQ,1451316485,V1,121557,A,-23-3.3408,S,-48-2.8926,W,0.1,158,241115,FFFFFFFF#",
                "*HQ,355488020119695,V1,050418,,2827.61232,N,07703.84822,E,0.00,0,031015,FFFEFBFF#",
                "*HQ,353588010001689,V1,221116,A,1548.8220,S,4753.1679,W,0.00,0.00,300413,ffffffff,0002d4,000004,0001cd,000047#",
                "*HQ,354188045498669,V1,195200,A,701.8915,S,3450.3399,W,0.00,205.70,050213,ffffffff,000243,000000,000000#",
                "*TH,2020916012,V4,S17,130305,050316,A,2212.8745,N,11346.6574,E,14.28,028,220902,FFFFFBFF#",
                "*TH,2020916012,V4,S14,100,10,1,3,130305,050316,A,2212.8745,N,11346.6574,E,14.28,028,220902,FFFFFBFF#"
            })
    void readsPositionsOfManyMakers(String frame) {
        assertThat(only(receive(text(frame)))).isInstanceOf(Frame.Fixes.class);
    }

    @Test
    void signedDegreesAreSouthAndWest() {
        Frame.Fixes fixes = (Frame.Fixes)
                only(receive(text("*HQ,1451316409,V1,030149,A,-23-29.0095,S,-46-51.5852,W,2.4,065,070315,FFFFFFFF#")));
        assertThat(fixes.fixes().getFirst().latitude()).isCloseTo(-23.4834917, within(1e-7));
        assertThat(fixes.fixes().getFirst().longitude()).isCloseTo(-46.8597533, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*hq,356327081001239,VP1,V,470,002,92,3565,0Y92,19433,30Y92,1340,29#",
                "*HQ,353505510948929,V1,,V,,N,,E,0.00,0,,FFFFF7FF,f0,a,11a0,c0c6#",
                "*HQ,353588020068342,V1,000000,V,0.0000,0,0.0000,0,0.00,0.00,000000,ffffffff,000106,000002,000203,004c87,16#",
                "*HQ,4109198974,#",
                "*HQ,355488020533263,V3,121536,65501,04,000152,014001,156,-64,02E4,0,X,071116,FFFFFBFF#",
                "*HQ,8401016597,BASE,152609,0,0,0,0,211014,FFFFFFFF#"
            })
    void reportsWithoutATimeOrAPlaceAreAStatus(String frame) {
        assertThat(only(receive(text(frame)))).isInstanceOf(Frame.Status.class);
    }

    @Test
    void anAnswerToACommandIsOneWithOrWithoutAPosition() {
        assertThat(only(receive(text("*HQ,4106000826,V4,S71,130305,22#"))))
                .isInstanceOfSatisfying(
                        Frame.Answer.class, answer -> assertThat(answer.text()).isEqualTo("S71,130305,22"));
        Frame.Fixes fixes = (Frame.Fixes) only(receive(
                text("*TH,2020916012,V4,S17,130305,050316,A,2212.8745,N,11346.6574,E,14.28,028,220902,FFFFFBFF#")));
        assertThat(fixes.fixes().getFirst().extras().text("answer")).isEqualTo("S17,130305");
    }

    @Test
    void aLinkHasBatteryAndIsAnswered() {
        assertThat(only(receive(text("*HQ,1700086468,LINK,180902,15,0,84,0,0,240517,FFFFFBFF#"))))
                .isInstanceOfSatisfying(Frame.Status.class, status -> {
                    assertThat(status.battery()).isEqualTo(84);
                    assertThat(status.time()).isEqualTo(Instant.parse("2017-05-24T18:09:02Z"));
                    assertThat(StandardCharsets.US_ASCII
                                    .decode(status.reply().accepted())
                                    .toString())
                            .isEqualTo("*HQ,1700086468,V4,LINK,20170524180902#");
                });
    }

    private static ByteBuffer text(String frame) {
        return ByteBuffer.wrap(frame.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<Frame> receive(ByteBuffer bytes) {
        return new H02().open().receive(bytes);
    }

    private static Frame only(List<Frame> frames) {
        assertThat(frames).hasSize(1);
        return frames.getFirst();
    }
}
