package org.rollcall.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What share of answers the digit check takes, right and wrong ones, on the Free Spoken Digit Dataset in the folder named
 * by ROLLCALL_DATA. Run with {@code -Dexcluded.groups=}.
 */
@Tag("bench")
class DigitCheckBench {
    private static final List<String> SPEAKERS = List.of("george", "jackson", "lucas", "nicolas", "theo", "yweweler");
    private static final int ENROLMENTS = 3;
    private static final int ANSWERS = 8;
    private static final int ASKED = 8;
    private static final VoiceComparison COMPARISON = VoiceModel.bundled().comparison();

    private static Path folder = Path.of("");

    /** What is asked of someone who says these digits, or says of those asked. */
    private static final Map<String, BiFunction<String, SplittableRandom, String>> SLIPS = slips();

    private static Map<String, BiFunction<String, SplittableRandom, String>> slips() {
        Map<String, BiFunction<String, SplittableRandom, String>> slips = new LinkedHashMap<>();
        slips.put("right", (d, r) -> d);
        slips.put("one wrong", (d, r) -> wrong(d, 1, r));
        slips.put("two wrong", (d, r) -> wrong(d, 2, r));
        slips.put("two neighbours exchanged", DigitCheckBench::exchanged);
        slips.put(
                "one left out",
                (d, r) ->
                        new StringBuilder(d).deleteCharAt(r.nextInt(d.length())).toString());
        slips.put(
                "one more",
                (d, r) -> new StringBuilder(d).insert(4, r.nextInt(10)).toString());
        slips.put("another order", DigitCheckBench::reordered);
        slips.put("all wrong", (d, r) -> wrong(d, d.length(), r));
        return slips;
    }

    @BeforeAll
    static void data() {
        @Nullable String data = System.getProperty("ROLLCALL_DATA", System.getenv("ROLLCALL_DATA"));
        Assumptions.assumeTrue(data != null, "ROLLCALL_DATA names no folder of development data");
        folder = Path.of(String.valueOf(data), "voice", "fsdd");
        Assumptions.assumeTrue(Files.isDirectory(folder), "there is no voice/fsdd in ROLLCALL_DATA");
    }

    @Test
    void answersTaken() {
        for (Telephone telephone : List.of(Telephone.CLEAN, Telephone.HARSH)) {
            Map<String, Integer> taken = new LinkedHashMap<>();
            int answers = 0;
            for (int e = 0; e < SPEAKERS.size() * ENROLMENTS; e++) {
                answers += answers(telephone, e, taken);
            }
            // For an answer the slip is in what is asked: a digit left out of it is one the caller says too many.
            System.out.println(telephone + ", " + answers + " answers of each kind, taken: " + shares(taken, answers));
            assertThat(taken.get("right"))
                    .isGreaterThanOrEqualTo(answers * (telephone == Telephone.CLEAN ? 98 : 95) / 100);
            assertThat(taken.get("two wrong"))
                    .isLessThanOrEqualTo(answers * (telephone == Telephone.CLEAN ? 10 : 20) / 100);
            assertThat(taken.get("one more"))
                    .isLessThanOrEqualTo(answers * (telephone == Telephone.CLEAN ? 5 : 20) / 100);
            assertThat(taken.get("all wrong")).isLessThanOrEqualTo(answers / 50);
        }
    }

    /** Enrolled with a speaker's first fifteen recordings of each digit, tried with the others. */
    private static int answers(Telephone telephone, int e, Map<String, Integer> taken) {
        String speaker = SPEAKERS.get(e % SPEAKERS.size());
        SplittableRandom random = new SplittableRandom(e);
        RecordedCalls calls = new RecordedCalls(telephone);
        String enrolled = inAnyOrder(random) + inAnyOrder(random) + inAnyOrder(random);
        Enrolment enrolment = COMPARISON.enrol(
                calls.enrolment(line(speaker, enrolled, random, 0, 15)).spoken());
        Voiceprint voiceprint = ((Enrolment.Enrolled) enrolment).voiceprint();
        for (int n = 0; n < ANSWERS; n++) {
            String said = drawn(random);
            SpokenDigits answer = calls.answer(line(speaker, said, random, 15, 50), random.nextInt(1_000_000))
                    .spoken()
                    .getFirst();
            SLIPS.forEach((kind, slip) -> {
                SpokenDigits asked = new SpokenDigits(answer.sound(), slip.apply(said, random));
                boolean passed = COMPARISON.compare(voiceprint, asked, List.of()) instanceof Comparison.CohortTooSmall;
                taken.merge(kind, passed ? 1 : 0, Integer::sum);
            });
        }
        return ANSWERS;
    }

    private static String shares(Map<String, Integer> counts, int of) {
        StringBuilder s = new StringBuilder();
        counts.forEach((kind, n) -> s.append(String.format("%s %.1f %%; ", kind, 100.0 * n / of)));
        return s.toString();
    }

    private static TrialList.Line line(String speaker, String digits, SplittableRandom random, int from, int to) {
        List<TrialList.Item> items = new ArrayList<>();
        for (char d : digits.toCharArray()) {
            Path file = folder.resolve(d + "_" + speaker + "_" + random.nextInt(from, to) + ".wav");
            items.add(new TrialList.Item(d - '0', file));
        }
        return new TrialList.Line(speaker, items, true);
    }

    private static String drawn(SplittableRandom random) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < ASKED) {
            int next = random.nextInt(10);
            if (digits.isEmpty() || digits.charAt(digits.length() - 1) != '0' + next) {
                digits.append(next);
            }
        }
        return digits.toString();
    }

    private static String inAnyOrder(SplittableRandom random) {
        return shuffled("0123456789", random);
    }

    private static String shuffled(String digits, SplittableRandom random) {
        List<String> order = new ArrayList<>(List.of(digits.split("")));
        Collections.shuffle(order, Random.from(random));
        return String.join("", order);
    }

    private static String wrong(String digits, int count, SplittableRandom random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < digits.length(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, Random.from(random));
        StringBuilder out = new StringBuilder(digits);
        for (int i : places.subList(0, count)) {
            out.setCharAt(i, (char) ('0' + (digits.charAt(i) - '0' + random.nextInt(1, 10)) % 10));
        }
        return out.toString();
    }

    private static String exchanged(String digits, SplittableRandom random) {
        int at = random.nextInt(digits.length() - 1);
        return digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2);
    }

    /** Another order, in which no more than half of the digits stay where they were. */
    private static String reordered(String digits, SplittableRandom random) {
        while (true) {
            String other = shuffled(digits, random);
            int same = 0;
            for (int i = 0; i < digits.length(); i++) {
                same += digits.charAt(i) == other.charAt(i) ? 1 : 0;
            }
            if (2 * same <= digits.length()) {
                return other;
            }
        }
    }
}
