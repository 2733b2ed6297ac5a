package org.rollcall.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rollcall.sound.Sound;
import org.rollcall.sound.SoundFile;

/** Trains a background model from a folder of speech. The same files give the same model. */
public final class VoiceTraining {
    private static final int GAUSSIANS = 256;
    private static final int LEAST_FRAMES = 50 * GAUSSIANS;
    private static final double MOST_SECONDS_A_FILE = 60;

    private final Consumer<String> progress;

    /** Progress gets a sentence now and then. */
    public VoiceTraining(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * Trains on every .flac and .wav under a folder, each through a clean telephone line.
     *
     * @param version the model's name and version, 1 to 60 characters
     * @throws IOException when the folder cannot be read
     * @throws IllegalArgumentException when it holds too little speech
     */
    public VoiceModel train(Path folder, String version) throws IOException {
        if (version.isBlank() || version.length() > 60) {
            throw new IllegalArgumentException("The model's version must have 1 to 60 characters.");
        }
        List<float[]> frames = new ArrayList<>();
        FrontEnd frontEnd = new FrontEnd();
        List<Path> files = files(folder);
        for (Path file : files) {
            Sound sound = SoundFile.read(file);
            if (sound.seconds() > MOST_SECONDS_A_FILE) {
                sound = sound.slice(0, (int) (MOST_SECONDS_A_FILE * sound.rate()));
            }
            Speech speech = frontEnd.analyse(Telephone.CLEAN.call(sound, 0));
            Speech.normalise(List.of(speech));
            for (int t = 0; t < speech.frames(); t++) {
                if (speech.isSpeech(t)) {
                    frames.add(speech.features()[t]);
                }
            }
        }
        progress.accept(files.size() + " files, " + frames.size() / 100 + " s of speech");
        if (frames.size() < LEAST_FRAMES) {
            throw new IllegalArgumentException("There are " + frames.size() / 100 + " s of speech under " + folder
                    + "; a background model takes at least " + LEAST_FRAMES / 100 + " s from many people.");
        }
        Mixture mixture = new MixtureTraining(frames.toArray(float[][]::new), progress).train(GAUSSIANS);
        return new VoiceModel(version, mixture, Calibration.DEFAULT);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(VoiceTraining::isSound).sorted().toList();
        }
    }

    private static boolean isSound(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".flac") || name.endsWith(".wav");
    }
}
