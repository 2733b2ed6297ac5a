package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.simulator.Walk;
import org.rollcall.track.Fix;
import org.rollcall.track.codec.TrackCodec;
import org.rollcall.track.wire.TeltonikaCodec;
import org.rollcall.track.wire.TeltonikaEncoder;

/**
 * Jazzer against whatever reads strange bytes, guided by the branches that an input reaches. The same seed and the same
 * number of inputs each time; {@code -Drollcall.fuzz.inputs=N} tries more, as {@code ./test --long} does.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("rollcall.fuzz.inputs", 50_000);
    private static final String IMEI = "356307042441013";

    @TempDir
    private Path directory;

    @Test
    void whateverComesIsReadOrRefusedWithASentence() throws Exception {
        assertThat(fuzz(FuzzTargets.class, INPUTS)).isEmpty();
    }

    @Test
    void aDefectIsFound() throws Exception {
        assertThat(fuzz(Defect.class, 500_000)).contains("seven");
    }

    /** Shows that the guidance works: no random input hits on these seven bytes. */
    static final class Defect {
        public static void fuzzerTestOneInput(byte[] in) {
            if (new String(in, StandardCharsets.US_ASCII).equals("seven!!")) {
                throw new IllegalStateException("seven");
            }
        }
    }

    /** What was found, or nothing. */
    private String fuzz(Class<?> target, int inputs) throws Exception {
        Path seeds = Files.createDirectories(directory.resolve("seeds"));
        int number = 0;
        for (byte[] seed : seeds()) {
            for (int reader = 0; reader < FuzzTargets.NAMES.size(); reader++) {
                Files.write(seeds.resolve("seed-" + number++), joined(new byte[] {(byte) reader}, seed));
            }
        }
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(command(target, inputs, seeds))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        return process.exitValue() == 0 && said.contains("Done " + inputs) ? "" : said;
    }

    private List<String> command(Class<?> target, int inputs, Path seeds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.rollcall.**",
                "--reproducer_path=" + directory,
                "-runs=" + inputs,
                "-seed=1",
                "-max_len=1500",
                "-timeout=20",
                "-artifact_prefix=" + directory + "/",
                seeds.toString());
    }

    /** Good input of several kinds, from which a change of a byte leads into the branches behind. */
    private static List<byte[]> seeds() throws IOException {
        var walk = new Walk(29.76, -95.37, 400, 3);
        var fixes = new ArrayList<Fix>();
        for (int i = 0; i < 5; i++) {
            fixes.add(walk.next(Instant.ofEpochSecond(1_790_000_000L + 30 * i), 30, 1.2));
        }
        var seeds = new ArrayList<byte[]>();
        for (TeltonikaCodec codec : List.of(TeltonikaCodec.CODEC_8, TeltonikaCodec.CODEC_8_EXTENDED)) {
            var encoder = new TeltonikaEncoder(codec);
            seeds.add(joined(TeltonikaEncoder.login(IMEI), encoder.packet(fixes)));
            seeds.add(encoder.datagram(IMEI, 7, 1, fixes));
        }
        seeds.add(HexFormat.of()
                .parseHex(
                        "2b4556540600FC1FBF0050450102020A56172D000000010764303942070F2C01020015060136FFFBFA50C5B501C61BAB07EA"
                                + "040C080F00031004101A2B3C4D0000000A07EA040C080F050A1B5A970D0A"));
        seeds.add(HexFormat.of()
                .parseHex(
                        "24410600082621532131081504419390060740418306000000fffffbfdff0015060000002c02dc0c000000001f"));
        seeds.add(TrackCodec.encode(fixes));
        for (String text : List.of(
                "*HQ,4210051415,V1,164549,A,0956.3869,N,08406.7068,W,000.00,000,221215,FFFFFBFF,712,01,0,0,6#",
                "+RESP:GTFRI,1A0102,135790246811220,,0,0,1,1,4.3,92,70.0,121.354335,31.222073,20090214013254,,,,,,87,"
                        + "20090214093254,11F0$",
                "$MGV002,860719020193193,,R,240214,104742,A,2238.20471,N,11401.97967,E,00,03,00,1.20,0.462,356.23,137.9,,"
                        + "460,07,262C,0F54,25,,,,,,,,,01,100,BeltOff;!STX,1234,$GPRMC,114229.000,A,2238.2,N,11401.9,E,0.00,"
                        + "0.00,310811,,,A*64,F,Help,imei:012207005553885,03,113.1,Battery=24%,,1,460,01,2531,647E;57\r\n",
                "@LINK,860100000000017$@GPSD,860100000000017,R,20260412,081500,52.50931,N,13.39870,E,0,275,41,64,L,$",
                "[3G*8800000015*0002*LK][3G*8800000015*0009*AL,220414,]",
                "[3G*8800000015*0065*UD,120426,081500,A,52.5,N,13.4,E,1.0,90,30,7,80,64,0,0,00000000,0,1,[attic],"
                        + "0a:1b:2c:3d:4e:5f,-61][ZJ*8800000015*0001*0001*LK,0,0,7]",
                "{\"device_id\":\"1\",\"location\":{\"timestamp\":\"2026-11-22T10:00:00Z\","
                        + "\"coords\":{\"latitude\":1.5,\"longitude\":2.5}}}",
                "{\"position\":{\"fixTime\":\"2026-11-22T10:00:00Z\",\"latitude\":1.5,\"longitude\":2,\"attributes\":"
                        + "{\"alarm\":\"sos,removing\",\"sat\":7}},\"device\":{\"uniqueId\":\"1\"}}",
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                        + "m=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n")) {
            seeds.add(text.getBytes(StandardCharsets.US_ASCII));
        }
        return seeds;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
