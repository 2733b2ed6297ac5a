package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rollcall.track.Fix;

class DecodingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void printsAFixAsOneJsonObject() {
        Fix fix = Fix.at(Instant.parse("2026-11-22T10:00:00Z"), 29.7604267, -95.3698028)
                .speed(5)
                .course(90)
                .altitude(12)
                .satellites(9)
                .dop(0.9)
                .battery(84)
                .build();
        String hex =
                java.util.HexFormat.of().formatHex(new TeltonikaEncoder(TeltonikaCodec.CODEC_8).packet(List.of(fix)));
        Decoding decoding = Decoding.of("Teltonika", CLOCK);
        assertThat(decoding.hex(TeltonikaTest.LOGIN).lines())
                .containsExactly("{\"device\":\"356307042441013\",\"frame\":\"login\"}");
        Decoding.Said said = decoding.hex(hex);
        assertThat(said.error()).isNull();
        assertThat(said.lines())
                .containsExactly("{\"device\":\"356307042441013\",\"time\":\"2026-11-22T10:00:00Z\","
                        + "\"latitude\":29.7604267,\"longitude\":-95.3698028,\"speed\":5,\"course\":90,\"altitude\":12,"
                        + "\"dop\":0.9,\"satellites\":9,\"valid\":true,\"battery\":84,\"states\":[],"
                        + "\"extras\":{\"priority\":0,\"event\":0,\"io113\":84,\"io182\":9}}");
    }

    @Test
    void readsRecordsWithoutALoginAndDatagrams() {
        assertThat(Decoding.of("teltonika", CLOCK)
                        .hex(TeltonikaTest.DOCUMENTED_16)
                        .lines())
                .hasSize(2);
        assertThat(Decoding.of("teltonika", CLOCK)
                        .hex(TeltonikaTest.DOCUMENTED_UDP)
                        .lines()
                        .getFirst())
                .contains("352093086403655");
        assertThat(Decoding.of("teltonika-udp", CLOCK)
                        .hex(TeltonikaTest.DOCUMENTED_UDP)
                        .lines())
                .hasSize(1);
    }

    @Test
    void saysWhereAFrameCannotBeRead() {
        Decoding decoding = Decoding.of("teltonika", CLOCK);
        String cut = TeltonikaTest.DOCUMENTED_8.substring(0, 60);
        assertThat(decoding.hex(cut).error()).contains("30 bytes").contains("incomplete");
        assertThat(decoding.hex(TeltonikaTest.DOCUMENTED_8.replace("C7CF", "0000"))
                        .errorLine())
                .isEqualTo("{\"error\":\"at byte 62: the CRC sent is 0000, that of the body C7CF\"}");
        assertThat(decoding.hex("00zz").error()).contains("character 3");
        assertThat(decoding.hex("000").error()).contains("even number");
        assertThat(decoding.hex(TeltonikaTest.DOCUMENTED_8).lines()).hasSize(1);
    }

    @Test
    void readsOsmAndText() {
        Decoding decoding = Decoding.of("osmand", CLOCK);
        assertThat(decoding.text()).isTrue();
        assertThat(decoding.text("http://h/?id=1&lat=1&lon=2").lines())
                .containsExactly("{\"device\":\"1\",\"time\":\"2026-11-22T12:00:00Z\",\"latitude\":1,\"longitude\":2,"
                        + "\"valid\":true,\"states\":[],\"extras\":{}}");
        assertThat(decoding.text("id=1&lat=1").errorLine()).contains("lon");
    }

    @Test
    void readsFramesAsPeoplePasteThem() {
        String spaced = H02Test.BINARY
                .toUpperCase(Locale.ROOT)
                .replaceAll("(..)", "$1 ")
                .strip();
        for (String hex : List.of(H02Test.BINARY, spaced, spaced.replace(' ', '-'), spaced.replace(' ', ':'))) {
            assertThat(Decoding.of("h02", CLOCK).hex(hex).lines()).as(hex).hasSize(1);
        }
        assertThat(Decoding.of("h02-udp", CLOCK).hex(H02Test.BINARY).lines()).hasSize(1);
        assertThat(Decoding.of("r16h", CLOCK)
                        .text(R16hTest.POSITION.replace("$", ""))
                        .lines())
                .hasSize(1);
        assertThat(Decoding.of("megastek", CLOCK)
                        .text(MegastekTest.REPORT.substring(4).replace("!", ""))
                        .lines())
                .hasSize(1);
        assertThat(Decoding.of("r16h", CLOCK)
                        .text(R16hTest.LINK + R16hTest.POSITION)
                        .lines())
                .hasSize(2);
    }

    @Test
    void readsAnswersToCommandsAsTeltonikaDocumentsThem() {
        Decoding decoding = Decoding.of("teltonika", CLOCK);
        assertThat(decoding.hex("00000000000000100C010600000008010300010015D5C5010000D988")
                        .error())
                .isNull();
        assertThat(decoding.hex("00000000000000170D01050000000F0000016C0A81C320676574696E666F0100006855")
                        .lines()
                        .getFirst())
                .contains("getinfo");
        String body = "0D01050000001056E924222347455420444154414F524445520D0A01";
        byte[] bytes = java.util.HexFormat.of().parseHex(body);
        assertThat(decoding.hex("000000000000001C" + body + "%08X".formatted(Crc16.of(bytes, 0, bytes.length)))
                        .lines()
                        .getFirst())
                .contains("#GET DATAORDER");
    }

    @Test
    void namesTheProtocolsItKnows() {
        assertThatThrownBy(() -> Decoding.of("morse", CLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("teltonika");
    }
}
