package org.rollcall.track.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T13:03:05Z");
    private static final TrackerCommand MINUTE = new TrackerCommand.Interval(Duration.ofMinutes(1));

    @Test
    void teltonikaSendsCodecTwelveAsDocumented() {
        // The documented "getinfo" has the same frame around other words.
        byte[] bytes = sent(new Teltonika(), MINUTE);
        String hex = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
        assertThat(hex).startsWith("0000000000000022" + "0C0105" + "0000001A");
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).contains("setparam 10000:60;10050:60");
        Decoding decoding = Decoding.of("teltonika", java.time.Clock.systemUTC());
        assertThat(decoding.hex(hex).error()).isNull();
        assertThat(new Teltonika().judge(MINUTE, "New value 10000:60;10050:60;"))
                .isEqualTo(TrackerCommand.Answer.DONE);
        assertThat(new Teltonika().judge(MINUTE, "WARNING: Param ID not found"))
                .isEqualTo(TrackerCommand.Answer.REFUSED);
        assertThat(new Teltonika().command("1", 1, NOW, new TrackerCommand.Message("x")))
                .isEmpty();
    }

    @Test
    void gt06SendsAPacketItsOwnReaderTakes() {
        byte[] bytes = sent(new Gt06(), MINUTE);
        assertThat(HexFormat.of().formatHex(bytes))
                .startsWith("787815800d00000007")
                .endsWith("0d0a");
        assertThat(new Gt06().resume("1").receive(java.nio.ByteBuffer.wrap(bytes)))
                .singleElement()
                .isInstanceOf(Frame.Status.class);
        assertThat(new Gt06().judge(MINUTE, "Command error!")).isEqualTo(TrackerCommand.Answer.REFUSED);
    }

    @Test
    void h02AndWatchesAreToldInText() {
        assertThat(text(new H02(), MINUTE)).isEqualTo("*HQ,123456,S71,130305,22,60#");
        assertThat(text(new Watch(), MINUTE)).isEqualTo("[3G*123456*0009*UPLOAD,60]");
        assertThat(text(new Watch(), new TrackerCommand.Buzz())).isEqualTo("[3G*123456*0004*FIND]");
        assertThat(text(new Watch(), new TrackerCommand.Message("Llámenos")))
                .isEqualTo("[3G*123456*0028*MESSAGE,004C006C00E1006D0065006E006F0073]");
        assertThat(new Watch().judge(new TrackerCommand.Buzz(), "CONFIG,TY:g36"))
                .isEqualTo(TrackerCommand.Answer.UNRELATED);
    }

    /** The answer has the form of the document's examples of +ACK, with the serial number and the send time. */
    @Test
    void queclinkIsToldToReportByTimeAndKeepsItsOtherSettings() {
        String told = text(new Queclink(), MINUTE);
        assertThat(told).isEqualTo("AT+GTFRI=gl300,1,,,,,,60,60,,,,,,,,,,,,0007$");
        byte[] answer =
                "+ACK:GTFRI,1A0102,135790246811220,,0007,20100310172830,11F0$".getBytes(StandardCharsets.US_ASCII);
        Frame.Answer said = (Frame.Answer)
                new Queclink().open().receive(java.nio.ByteBuffer.wrap(answer)).getFirst();
        assertThat(new Queclink().judge(MINUTE, said.text())).isEqualTo(TrackerCommand.Answer.DONE);
        assertThat(new Queclink().judge(MINUTE, "GTRTO")).isEqualTo(TrackerCommand.Answer.UNRELATED);
        assertThat(new Queclink().command("1", 1, NOW, new TrackerCommand.Buzz()))
                .isEmpty();
        assertThat(new Queclink().command("1", 1, NOW, new TrackerCommand.Message("x")))
                .isEmpty();
    }

    @Test
    void nothingElseIsACommand() {
        assertThatThrownBy(() -> new TrackerCommand.Interval(Duration.ofSeconds(1)))
                .hasMessageContaining("10 to 43200");
        assertThatThrownBy(() -> new TrackerCommand.Message("a\nb")).hasMessageContaining("one line");
        assertThat(new R16h().command("1", 1, NOW, MINUTE)).isEqualTo(Optional.empty());
    }

    private static byte[] sent(TrackerProtocol protocol, TrackerCommand command) {
        return protocol.command("123456", 7, NOW, command).orElseThrow();
    }

    private static String text(TrackerProtocol protocol, TrackerCommand command) {
        return new String(sent(protocol, command), StandardCharsets.US_ASCII);
    }
}
