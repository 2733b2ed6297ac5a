package org.rollcall.face;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rollcall beside the npm package {@code @vladmandic/face-api} in Node, picture by picture in turns, so that both meet the
 * same load; run by {@code scripts/bench face-api}. Figures go to docs/measurements.md.
 */
@Tag("bench")
class FaceApiBench {
    /** The first pictures of each are not timed. */
    private static final int WARM_UP = 30;

    @TempDir
    private Path directory;

    @Test
    void accuracyAndTimeOnTheSamePictures() throws Exception {
        String data = System.getenv("ROLLCALL_DATA");
        String packages = System.getenv("ROLLCALL_FACE_API");
        Assumptions.assumeTrue(data != null, "ROLLCALL_DATA is not set: no photographs to measure on");
        Assumptions.assumeTrue(packages != null, "ROLLCALL_FACE_API is not set: run scripts/bench face-api");
        Path root = Path.of(String.valueOf(data), "face", "lfw-dev");
        PairList list =
                PairList.parse(Files.readAllLines(DevelopmentPairs.write(root, directory.resolve("pairs.txt"))));
        Set<PairList.Item> items = new LinkedHashSet<>();
        list.pairs().forEach(pair -> items.addAll(List.of(pair.first(), pair.second())));
        var rollcall = new Side<Faceprint>(Faceprint::cosine);
        var faceApi = new Side<float[]>(FaceApiBench::nearness);
        Process node = new ProcessBuilder(
                        "node",
                        Path.of("../scripts/face-api.mjs").toAbsolutePath().toString(),
                        String.valueOf(packages))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (FaceEngine engine = FaceEngine.open(
                        FaceModels.fetch(), FaceSettings.standard().withAtOnce(1));
                BufferedWriter in = node.outputWriter();
                BufferedReader out = node.inputReader()) {
            for (PairList.Item item : items) {
                Path picture = root.resolve(item.stem() + ".jpg");
                rollcall.take(
                        item, () -> engine.acquire(Files.readAllBytes(picture)).map(Acquired::faceprint));
                faceApi.take(item, () -> asked(in, out, picture));
            }
        } finally {
            node.destroy();
        }
        System.out.println("BENCH Rollcall\n" + rollcall.text(list));
        System.out.println("BENCH face-api\n" + faceApi.text(list));
    }

    private static Optional<float[]> asked(BufferedWriter in, BufferedReader out, Path picture) throws IOException {
        in.write(picture + "\n");
        in.flush();
        String line = String.valueOf(out.readLine());
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] numbers = line.split(" ");
        float[] descriptor = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            descriptor[i] = Float.parseFloat(numbers[i]);
        }
        return Optional.of(descriptor);
    }

    /** The package compares by Euclidean distance: the nearer, the more alike. */
    private static double nearness(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return 1 - Math.sqrt(sum);
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> read() throws IOException, UnreadableException;
    }

    /** What one of the two found, and how long it took from the file to the template. */
    private static final class Side<T> {
        private final ToDoubleBiFunction<T, T> alike;
        private final Map<PairList.Item, T> found = new HashMap<>();
        private final List<Double> times = new ArrayList<>();

        Side(ToDoubleBiFunction<T, T> alike) {
            this.alike = alike;
        }

        void take(PairList.Item item, Reading<T> reading) throws IOException, UnreadableException {
            long start = System.nanoTime();
            Optional<T> read = reading.read();
            times.add((System.nanoTime() - start) / 1e6);
            read.ifPresent(template -> found.put(item, template));
        }

        String text(PairList list) {
            Map<String, Integer> people = new HashMap<>();
            List<ScoredPairs.Scored> scored = new ArrayList<>();
            for (PairList.Pair pair : list.pairs()) {
                int first = people.computeIfAbsent(pair.first().name(), n -> people.size());
                int second = people.computeIfAbsent(pair.second().name(), n -> people.size());
                scored.add(new ScoredPairs.Scored(score(pair), pair.genuine(), first, second, pair.fold()));
            }
            double[] timed = times.stream()
                    .skip(WARM_UP)
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            List<ScoredPairs.Scored> both =
                    scored.stream().filter(s -> Double.isFinite(s.score())).toList();
            return "Pictures %d, without a face %d%n".formatted(times.size(), times.size() - found.size())
                    + rates("All pairs, those without a face as errors", new ScoredPairs(scored, people.size(), 0))
                    + rates("Pairs with two faces", new ScoredPairs(both, people.size(), 0))
                    + "ms a picture: median %.1f, least %.1f%n".formatted(timed[timed.length / 2], timed[0]);
        }

        private static String rates(String which, ScoredPairs scores) {
            return "%s: %d of one person, %d of two%n  Accuracy %s%n  Equal error rate %s%n"
                            .formatted(
                                    which,
                                    scores.genuine(),
                                    scores.impostors(),
                                    scores.accuracy(),
                                    scores.equalErrorRate())
                    + "  FNMR at FMR 1 in 100 %s%n  FNMR at FMR 1 in 1,000 %s%n"
                            .formatted(scores.falseNonMatchAt(1e-2), scores.falseNonMatchAt(1e-3));
        }

        private double score(PairList.Pair pair) {
            T a = found.get(pair.first());
            T b = found.get(pair.second());
            if (a == null || b == null) {
                return pair.genuine() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            return alike.applyAsDouble(a, b);
        }
    }
}
