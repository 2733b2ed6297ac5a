package org.rollcall.checkin;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rollcall.identity.SyntheticPeople;
import org.rollcall.simulator.DigitEar;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;
import org.rollcall.sound.Wav;
import org.rollcall.sound.WavEncoding;
import org.rollcall.telephony.Baresip;

/**
 * A caller at Debian's baresip: listens to what the line says while the call runs, presses keys, and after the tone says
 * the digits it was asked for, with a voice that exists nowhere.
 */
final class RobotCaller implements AutoCloseable {
    private static final int RATE = 8000;
    private static final int FRAME = 160;
    private static final int LONGEST_DIGITS = 9 * RATE;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final Path prompts;
    private final Baresip phone;
    private int heard;
    private int spoken;

    /** @param prompts where the line keeps the digits it says, for the ear to know them by */
    RobotCaller(Path directory, String number, Path prompts) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.prompts = prompts;
        Path silence = directory.resolve("silence.wav");
        Wav.write(Sound.silence(Duration.ofMinutes(5), RATE), WavEncoding.PCM_16, silence);
        phone = Baresip.start(directory.resolve("baresip"), number, silence);
    }

    void dial(int port) throws InterruptedException {
        phone.dial("sip:checkin@127.0.0.1:" + port);
        phone.await("CALL_ESTABLISHED", PATIENCE);
    }

    void press(String keys) {
        for (char key : keys.toCharArray()) {
            phone.press(key);
        }
    }

    /** Waits for the tone and gives the digits that were said before it; empty if the line hangs up first. */
    String digitsUntilTone() throws InterruptedException {
        int from = heard;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int loud = 0;
        while (System.nanoTime() < deadline) {
            short[] now = since(heard);
            for (int at = 0; at + FRAME <= now.length; at += FRAME) {
                loud = isTone(now, at) ? loud + 1 : 0;
                heard += FRAME;
                if (loud == 5) {
                    int since = Math.max(from, heard - LONGEST_DIGITS);
                    return ear().digitsIn(Sound.ofPcm16(between(since, heard), RATE));
                }
            }
            if (phone.events().stream().anyMatch(e -> e.contains("\"CALL_CLOSED\""))) {
                return "";
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException("No tone came. baresip told " + phone.events());
    }

    /** Says digits by this voice, from now on. */
    void say(int voice, String digits, long seed) throws IOException {
        speak(SyntheticPeople.say(voice, digits, seed));
    }

    /** Says a sound, from now on. */
    void speak(Sound sound) throws IOException {
        Path file = directory.resolve("says-" + spoken++ + ".wav");
        Wav.write(sound.then(Sound.silence(Duration.ofMinutes(2), RATE)), WavEncoding.PCM_16, file);
        phone.speak(file);
    }

    /** Answers what is asked, as often as it is asked, until the line hangs up. */
    void answerUntilTheEnd(int voice, long seed) throws IOException, InterruptedException {
        String asked = digitsUntilTone();
        for (int i = 0; !asked.isEmpty(); i++) {
            say(voice, asked, seed + i);
            asked = digitsUntilTone();
        }
    }

    void awaitEnd() throws InterruptedException {
        phone.await("CALL_CLOSED", PATIENCE);
    }

    void hangUp() throws InterruptedException {
        phone.hangUp();
        awaitEnd();
    }

    private DigitEar ear() {
        var digits = new TreeMap<Character, Sound>();
        try (Stream<Path> files = Files.list(prompts)) {
            files.filter(f -> f.getFileName().toString().matches("digit-[0-9]-.*wav"))
                    .forEach(f -> digits.put(f.getFileName().toString().charAt("digit-".length()), SoundFile.read(f)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DigitEar(digits);
    }

    /** 880 Hz holds most of the energy of these twenty milliseconds (Goertzel's algorithm). */
    private static boolean isTone(short[] samples, int at) {
        double w = 2 * Math.PI * 880 / RATE;
        double one = 0;
        double two = 0;
        double energy = 0;
        for (int i = 0; i < FRAME; i++) {
            double zero = samples[at + i] + 2 * Math.cos(w) * one - two;
            two = one;
            one = zero;
            energy += (double) samples[at + i] * samples[at + i];
        }
        double power = one * one + two * two - 2 * Math.cos(w) * one * two;
        return energy / FRAME > 100_000 && power / (energy * FRAME / 2) > 0.85;
    }

    private short[] since(int sample) {
        return between(sample, Integer.MAX_VALUE);
    }

    /** Reads what baresip has written of the running call. */
    private short[] between(int from, int to) {
        try (Stream<Path> files = Files.list(directory.resolve("baresip/snd"))) {
            Path file = files.filter(f -> f.toString().endsWith("dec.wav"))
                    .findFirst()
                    .orElse(null);
            if (file == null) {
                return new short[0];
            }
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                int there = (int) Math.max(0, (in.length() - 44) / 2);
                var samples = new short[Math.max(0, Math.min(there, to) - from)];
                var bytes = new byte[2 * samples.length];
                in.seek(44 + 2L * from);
                in.readFully(bytes);
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(samples);
                return samples;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }
}
