package org.rollcall.sound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a WAV or FLAC file, whichever it is by its first bytes; several channels become their mean. */
public final class SoundFile {
    private SoundFile() {}

    /** Reads a file. Throws {@link UnreadableSound} with a sentence naming it when it cannot be read. */
    public static Sound read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (NoSuchFileException e) {
            throw new UnreadableSound("There is no file " + file + ".", e);
        } catch (UnreadableSound e) {
            throw new UnreadableSound(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableSound(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a stream to the sound's end. Throws {@link UnreadableSound} for anything but a whole WAV or FLAC. */
    public static Sound read(InputStream in) {
        try {
            BufferedInputStream buffered = new BufferedInputStream(in);
            buffered.mark(4);
            String magic = new String(buffered.readNBytes(4), StandardCharsets.ISO_8859_1);
            buffered.reset();
            return switch (magic) {
                case "RIFF" -> Wav.read(buffered);
                case "fLaC" -> Flac.read(buffered);
                case "RIFX", "RF64" ->
                    throw new UnreadableSound("This kind of WAV (" + magic
                            + ") is not read; save it as an ordinary RIFF WAV or as FLAC.");
                default ->
                    throw new UnreadableSound("This is neither a WAV nor a FLAC file; convert it to one of the two.");
            };
        } catch (IOException e) {
            throw new UnreadableSound("The sound cannot be read: " + e.getMessage(), e);
        }
    }
}
