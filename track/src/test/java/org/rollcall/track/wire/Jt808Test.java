package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;
import org.rollcall.track.TrackerState;

/** Messages made from the tables of the standard; their serial number and coordinates need escaping. */
class Jt808Test {
    private static final String POSITION =
            "7E020000250139123456787D017D02000001810000000A01C61BAA05AF3A4A007D020168010F"
                    + "2611221830000104000000643101094E7E";
    private static final String BULK = "7E0704005101391234567800030002010025000001810000000A01C61BAA05AF3A4A007D0201680"
            + "10F261122183000010400000064310109" + "0025000001810000000A01C61BAA05AF3A4A007D020168010F2611221830000104"
            + "00000064310109627E";

    @Test
    void readsAPosition() {
        Frame.Fixes fixes = (Frame.Fixes) receive(POSITION).getFirst();
        assertThat(fixes.device()).isEqualTo("13912345678");
        Fix fix = fixes.fixes().getFirst();
        assertThat(fix.time()).isEqualTo(Instant.parse("2026-11-22T10:30:00Z"));
        assertThat(fix.latitudeE7()).isEqualTo(297604260);
        assertThat(fix.longitudeE7()).isEqualTo(-953698020);
        assertThat(fix.altitude()).isEqualTo(126);
        assertThat(fix.speed()).isCloseTo(10, within(1e-9));
        assertThat(fix.course()).isEqualTo(271);
        assertThat(fix.satellites()).isEqualTo(9);
        assertThat(fix.extras().number("item01")).hasValue(100);
        assertThat(fix.states())
                .containsExactlyInAnyOrder(TrackerState.SOS, TrackerState.BATTERY_LOW, TrackerState.POWER_LOST);
    }

    @Test
    void answersWithTheSerialNumberEscaped() {
        assertThat(receive(POSITION).getFirst().reply().accepted())
                .isEqualTo(TeltonikaTest.hex("7E8001000501391234567800007D017D02020000B57E"));
    }

    @Test
    void readsBulkRegistrationAndHeartbeat() {
        List<Frame> frames =
                receive("7E01000025013912345678000100000000000000000000000000000000000000000000000000000000"
                        + "000000000000000000157E" + "7E000200000139123456780002307E" + BULK);
        assertThat(frames).hasSize(3);
        assertThat(frames.get(0)).isInstanceOf(Frame.Login.class);
        assertThat(frames.get(1)).isInstanceOf(Frame.KeepAlive.class);
        assertThat(((Frame.Fixes) frames.get(2)).fixes()).hasSize(2);
    }

    @Test
    void aWrongCheckByteIsSaid() {
        assertThat(receive(POSITION.replace("4E7E", "4F7E") + POSITION))
                .hasSize(2)
                .first()
                .isInstanceOf(Frame.Unreadable.class);
    }

    private static List<Frame> receive(String digits) {
        return new Jt808().open().receive(TeltonikaTest.hex(digits));
    }
}
