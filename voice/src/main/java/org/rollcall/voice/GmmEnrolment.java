package org.rollcall.voice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.rollcall.sound.Sound;

/** Makes voiceprints: the takes as they came and three degraded copies, adapted from the background. */
final class GmmEnrolment {
    private static final int COPIES = 3;
    private static final double SPEAKER_RELEVANCE = 16;
    private static final double DIGIT_RELEVANCE = 8;
    private static final double LEAST_SECONDS = 5;
    private static final int LEAST_TIMES = 2;
    private static final int MOST_TAKES = 64;

    private final VoiceModel model;
    private final VoiceScoring scoring;

    GmmEnrolment(VoiceModel model, VoiceScoring scoring) {
        this.model = model;
        this.scoring = scoring;
    }

    Enrolment enrol(List<SpokenDigits> takes) {
        if (takes.isEmpty() || takes.size() > MOST_TAKES) {
            throw new IllegalArgumentException("An enrolment takes 1 to " + MOST_TAKES + " answers.");
        }
        List<Sound> sounds = new ArrayList<>();
        List<String> digits = new ArrayList<>();
        for (SpokenDigits take : takes) {
            sounds.add(take.sound().resampled(FrontEnd.RATE));
            digits.add(take.digits());
        }
        List<Listening> heard = listen(sounds);
        Set<VoiceProblem> problems = problems(heard);
        if (!eachOftenEnough(digits)) {
            problems.add(VoiceProblem.TOO_FEW_DIGITS);
        }
        if (!problems.isEmpty()) {
            return new Enrolment.Unusable(List.copyOf(problems));
        }
        SpeechQuality quality = overall(heard);
        List<Speech> originals = heard.stream().map(Listening::speech).toList();
        Speech.normalise(originals);
        List<List<Alignment.Placed>> placed = new Segmentation(originals, digits).find();
        if (placed.stream().anyMatch(List::isEmpty)) {
            return new Enrolment.Unusable(List.of(VoiceProblem.WRONG_DIGITS));
        }
        return made(sounds, originals, placed, quality, true);
    }

    /** A voiceprint without digits. */
    Enrolment enrolFreely(List<Sound> speech) {
        List<Sound> sounds =
                speech.stream().map(s -> s.resampled(FrontEnd.RATE)).toList();
        List<Listening> heard = listen(sounds);
        Set<VoiceProblem> problems = problems(heard);
        if (!problems.isEmpty()) {
            return new Enrolment.Unusable(List.copyOf(problems));
        }
        List<Speech> originals = heard.stream().map(Listening::speech).toList();
        Speech.normalise(originals);
        List<List<Alignment.Placed>> none =
                originals.stream().map(s -> List.<Alignment.Placed>of()).toList();
        return made(sounds, originals, none, overall(heard), false);
    }

    private static List<Listening> listen(List<Sound> sounds) {
        FrontEnd frontEnd = new FrontEnd();
        return sounds.stream().map(s -> Listening.to(s, frontEnd, 0)).toList();
    }

    private static Set<VoiceProblem> problems(List<Listening> heard) {
        Set<VoiceProblem> problems = new LinkedHashSet<>();
        heard.forEach(l -> problems.addAll(l.problems()));
        if (problems.isEmpty() && overall(heard).speechSeconds() < LEAST_SECONDS) {
            problems.add(VoiceProblem.TOO_SHORT);
        }
        return problems;
    }

    private static boolean eachOftenEnough(List<String> digits) {
        String all = String.join("", digits);
        return "0123456789"
                .chars()
                .allMatch(d -> all.chars().filter(c -> c == d).count() >= LEAST_TIMES);
    }

    static SpeechQuality overall(List<Listening> heard) {
        double seconds =
                heard.stream().mapToDouble(l -> l.quality().speechSeconds()).sum();
        double level = heard.stream()
                .mapToDouble(l -> l.quality().levelDbfs())
                .average()
                .orElse(0);
        double noise = heard.stream()
                .mapToDouble(l -> l.quality().signalToNoiseDb())
                .min()
                .orElse(0);
        double clipped = heard.stream()
                .mapToDouble(l -> l.quality().clippedShare())
                .max()
                .orElse(0);
        return new SpeechQuality(seconds, level, noise, clipped);
    }

    private Enrolment made(
            List<Sound> sounds,
            List<Speech> originals,
            List<List<Alignment.Placed>> placed,
            SpeechQuality quality,
            boolean sameWords) {
        Statistics speaker = new Statistics(model.background());
        Statistics[] digits = new Statistics[Templates.DIGITS];
        for (int d = 0; d < digits.length; d++) {
            digits[d] = new Statistics(model.background());
        }
        Templates templates = new Templates();
        List<Statistics> takes = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            takes.add(new Statistics(model.background()));
            gather(originals.get(i), placed.get(i), takes.get(i), digits, templates);
            speaker.add(takes.get(i));
        }
        if (sameWords && TwoVoices.heard(takes)) {
            return new Enrolment.Unusable(List.of(VoiceProblem.TWO_VOICES));
        }
        FrontEnd frontEnd = new FrontEnd();
        for (int copy = 0; copy < COPIES; copy++) {
            List<Speech> degraded = new ArrayList<>();
            for (Sound sound : sounds) {
                degraded.add(frontEnd.analyse(Telephone.degraded(sound, new SplittableRandom(copy), 8, 20)));
            }
            Speech.normalise(degraded);
            for (int i = 0; i < degraded.size(); i++) {
                gather(degraded.get(i), placed.get(i), speaker, digits, copy == 0 ? templates : null);
            }
        }
        Voiceprint voiceprint = build(speaker, digits, templates, scoring.embedding(sounds, originals));
        return new Enrolment.Enrolled(voiceprint, quality);
    }

    private static void gather(
            Speech speech,
            List<Alignment.Placed> placed,
            Statistics speaker,
            Statistics[] digits,
            @Nullable Templates templates) {
        int[] digitOf = new int[speech.frames()];
        java.util.Arrays.fill(digitOf, -1);
        for (Alignment.Placed p : placed) {
            java.util.Arrays.fill(digitOf, p.from(), Math.min(p.to(), speech.frames()), p.digit());
            if (templates != null) {
                templates.add(p.digit(), speech, p.from(), p.to());
            }
        }
        for (int t = 0; t < speech.frames(); t++) {
            if (speech.isSpeech(t)) {
                speaker.add(speech.features()[t], digitOf[t] < 0 ? speaker : digits[digitOf[t]]);
            }
        }
    }

    private Voiceprint build(Statistics speaker, Statistics[] digits, Templates templates, float[] embedding) {
        float[][] none = new float[model.background().components][model.background().dimensions];
        float[][] offsets = speaker.adapt(none, SPEAKER_RELEVANCE);
        @Nullable DigitModel[] models = new DigitModel[Templates.DIGITS];
        for (int d = 0; d < models.length; d++) {
            models[d] = VoiceprintLimits.sparse(digits[d].adapt(offsets, DIGIT_RELEVANCE), digits[d].counts);
        }
        Templates kept = VoiceprintLimits.fewEnough(templates);
        return Voiceprint.fromBytes(
                VoiceprintCodec.encode(scoring.model(), embedding, new DigitModel(offsets), models, kept));
    }
}
