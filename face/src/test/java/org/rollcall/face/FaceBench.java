package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.face.SamplePhotographs.Portrait;

/** Measures time and accuracy; run with {@code -Dexcluded.groups= -Dgroups=bench}. Figures go to docs/measurements.md. */
@Tag("bench")
class FaceBench {
    @TempDir
    private Path directory;

    @Test
    void timeOfOnePictureAndOfMany() throws Exception {
        byte[] jpeg = SamplePhotographs.fetch().jpeg(Portrait.B);
        try (FaceEngine engine = FaceEngine.open(FaceModels.fetch(), FaceSettings.standard())) {
            List<StepTimes> times = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                FaceReading.Face face = (FaceReading.Face) engine.read(jpeg);
                if (i >= 50) {
                    times.add(face.millis());
                }
            }
            for (StepTimes.Step step : StepTimes.Step.values()) {
                double[] sorted = times.stream()
                        .mapToDouble(t -> t.millis().getOrDefault(step, 0.0))
                        .sorted()
                        .toArray();
                System.out.printf("%-10s %6.2f ms median%n", step, sorted[sorted.length / 2]);
            }
            double[] whole =
                    times.stream().mapToDouble(StepTimes::toFaceprint).sorted().toArray();
            System.out.printf("to the faceprint %.2f ms median, %.2f least%n", whole[whole.length / 2], whole[0]);
            for (int atOnce : new int[] {1, 10, 100}) {
                many(engine, jpeg, atOnce);
            }
        }
    }

    private static void many(FaceEngine engine, byte[] jpeg, int count) throws Exception {
        List<Callable<FaceReading>> readings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readings.add(() -> engine.read(jpeg));
        }
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reading : threads.invokeAll(readings)) {
                assertThat(reading.get()).isInstanceOf(FaceReading.Face.class);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d at once: %.2f s, %.1f a second, resident %s%n", count, seconds, count / seconds, resident());
    }

    private static String resident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("unknown");
    }

    @Test
    void accuracyOnTheDevelopmentPhotographs() throws Exception {
        String data = System.getenv("ROLLCALL_DATA");
        Assumptions.assumeTrue(data != null, "ROLLCALL_DATA is not set: no photographs to measure on");
        Path root = Path.of(String.valueOf(data), "face", "lfw-dev");
        try (FaceEngine engine = FaceEngine.open(FaceModels.fetch(), FaceSettings.standard())) {
            System.out.println(new FaceEvaluation(engine)
                    .run(DevelopmentPairs.write(root, directory.resolve("pairs.txt")), root, java.util.Optional.empty())
                    .toText());
        }
    }
}
