package org.rollcall.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures an engine on pairs of photographs, the agency's own before anything else. The face in the middle of each
 * picture is taken and none is turned down for its quality; what a check-in would have asked for again is counted
 * beside. A picture that gives no face makes all its pairs errors.
 */
public final class FaceEvaluation {
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp");

    private final FaceEngine engine;

    /** On an open engine; as many pictures are looked at at once as it allows. */
    public FaceEvaluation(FaceEngine engine) {
        this.engine = engine;
    }

    private record Shot(Optional<Acquired> acquired, String failure) {}

    /**
     * Runs the evaluation.
     *
     * @param pairs a file in the format of LFW's pairs.txt
     * @param root directory of NAME/NAME_0001.jpg (or .jpeg, .png, .webp)
     * @param groups a file with "NAME group" a line (parted by a tab or the last blank), if errors are wanted by group
     * @throws IOException when a list cannot be read
     * @throws IllegalArgumentException when a list is not understood, with its line
     */
    public FaceEvaluationReport run(Path pairs, Path root, Optional<Path> groups) throws IOException {
        PairList list = PairList.parse(Files.readAllLines(pairs));
        Map<String, String> groupOf = groups.isPresent() ? groups(Files.readAllLines(groups.get())) : Map.of();
        Map<PairList.Item, Shot> shots = shots(list, root);
        Map<String, Integer> people = new HashMap<>();
        List<ScoredPairs.Scored> scored = new ArrayList<>();
        Map<String, List<ScoredPairs.Scored>> byGroup = new TreeMap<>();
        int failed = 0;
        for (PairList.Pair pair : list.pairs()) {
            ScoredPairs.Scored score = score(pair, shots, people);
            failed += Double.isInfinite(score.score()) ? 1 : 0;
            scored.add(score);
            String group = groupOf.get(pair.first().name());
            if (group != null && group.equals(groupOf.get(pair.second().name()))) {
                byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(score);
            }
        }
        return report(new ScoredPairs(scored, people.size(), list.folds()), failed, shots, byGroup, people.size());
    }

    private FaceEvaluationReport report(
            ScoredPairs scores,
            int failed,
            Map<PairList.Item, Shot> shots,
            Map<String, List<ScoredPairs.Scored>> byGroup,
            int people) {
        double threshold = engine.settings().thresholds().match();
        List<FaceEvaluationReport.Group> groups = new ArrayList<>();
        byGroup.forEach((name, pairs) -> {
            ScoredPairs part = new ScoredPairs(pairs, people, 0);
            groups.add(new FaceEvaluationReport.Group(
                    name,
                    part.genuine(),
                    part.impostors(),
                    part.falseNonMatchBelow(threshold),
                    part.falseMatchFrom(threshold)));
        });
        return new FaceEvaluationReport(
                engine.modelVersion(),
                scores.accuracy(),
                scores.equalErrorRate(),
                scores.falseNonMatchAt(1e-2),
                scores.falseNonMatchAt(1e-3),
                scores.falseNonMatchAt(1e-4),
                scores.genuine(),
                scores.impostors(),
                failed,
                failures(shots),
                askedAgain(shots),
                threshold,
                scores.falseNonMatchBelow(threshold),
                scores.falseMatchFrom(threshold),
                groups,
                medians(shots),
                DetPlot.svg(scores.curve()));
    }

    private static ScoredPairs.Scored score(
            PairList.Pair pair, Map<PairList.Item, Shot> shots, Map<String, Integer> people) {
        int first = people.computeIfAbsent(pair.first().name(), n -> people.size());
        int second = people.computeIfAbsent(pair.second().name(), n -> people.size());
        Optional<Acquired> a = shot(shots, pair.first()).acquired();
        Optional<Acquired> b = shot(shots, pair.second()).acquired();
        double failure = pair.genuine() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        double score = a.isPresent() && b.isPresent()
                ? a.get().faceprint().cosine(b.get().faceprint())
                : failure;
        return new ScoredPairs.Scored(score, pair.genuine(), first, second, pair.fold());
    }

    private static Shot shot(Map<PairList.Item, Shot> shots, PairList.Item item) {
        Shot shot = shots.get(item);
        return shot == null ? new Shot(Optional.empty(), "not read") : shot;
    }

    private Map<PairList.Item, Shot> shots(PairList list, Path root) {
        Set<PairList.Item> items = new HashSet<>();
        list.pairs().forEach(p -> {
            items.add(p.first());
            items.add(p.second());
        });
        List<PairList.Item> ordered = items.stream()
                .sorted(Comparator.comparing(PairList.Item::name).thenComparing(PairList.Item::number))
                .toList();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(engine.settings().atOnce())) {
            Map<PairList.Item, Future<Shot>> running = new LinkedHashMap<>();
            ordered.forEach(item -> running.put(item, threads.submit(() -> shoot(root, item))));
            Map<PairList.Item, Shot> done = new LinkedHashMap<>();
            for (Map.Entry<PairList.Item, Future<Shot>> entry : running.entrySet()) {
                done.put(entry.getKey(), entry.getValue().get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The evaluation was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The evaluation failed: " + e.getCause(), e);
        }
    }

    private Shot shoot(Path root, PairList.Item item) {
        for (String ending : ENDINGS) {
            Path file = root.resolve(item.stem() + ending).normalize();
            if (file.startsWith(root.normalize()) && Files.isRegularFile(file)) {
                return shoot(file);
            }
        }
        return new Shot(Optional.empty(), "MISSING_FILE");
    }

    private Shot shoot(Path file) {
        try {
            Optional<Acquired> acquired = engine.acquire(Files.readAllBytes(file));
            return new Shot(acquired, acquired.isPresent() ? "" : FaceProblem.NO_FACE.name());
        } catch (UnreadableException e) {
            return new Shot(Optional.empty(), e.problem().name());
        } catch (IOException e) {
            return new Shot(Optional.empty(), "UNREADABLE_FILE");
        }
    }

    private static Map<String, Integer> failures(Map<PairList.Item, Shot> shots) {
        Map<String, Integer> counts = new TreeMap<>();
        shots.values().stream()
                .filter(s -> s.acquired().isEmpty())
                .forEach(s -> counts.merge(s.failure(), 1, Integer::sum));
        return counts;
    }

    private static Map<FaceProblem, Integer> askedAgain(Map<PairList.Item, Shot> shots) {
        Map<FaceProblem, Integer> counts = new TreeMap<>();
        shots.values().stream()
                .flatMap(s -> s.acquired().stream())
                .flatMap(a -> a.problems().stream())
                .forEach(problem -> counts.merge(problem, 1, Integer::sum));
        return counts;
    }

    private static Map<StepTimes.Step, Double> medians(Map<PairList.Item, Shot> shots) {
        Map<StepTimes.Step, Double> medians = new TreeMap<>();
        for (StepTimes.Step step : StepTimes.Step.values()) {
            double[] times = shots.values().stream()
                    .flatMap(s -> s.acquired().stream())
                    .flatMap(a -> Optional.ofNullable(a.times().millis().get(step)).stream())
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            if (times.length > 0) {
                medians.put(step, times[times.length / 2]);
            }
        }
        return medians;
    }

    private static Map<String, String> groups(List<String> lines) {
        Map<String, String> groups = new HashMap<>();
        for (String line : lines) {
            String text = line.strip();
            int cut = text.indexOf('\t') > 0 ? text.indexOf('\t') : text.lastIndexOf(' ');
            if (!text.isEmpty() && !text.startsWith("#")) {
                if (cut <= 0) {
                    throw new IllegalArgumentException("This line of the groups is not understood: \"" + text
                            + "\". Write NAME, a tab, the group.");
                }
                groups.put(
                        text.substring(0, cut).strip(), text.substring(cut + 1).strip());
            }
        }
        return groups;
    }
}
