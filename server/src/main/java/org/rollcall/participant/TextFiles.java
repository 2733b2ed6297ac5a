package org.rollcall.participant;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files with the texts that participants hear and read, one a language. An agency's file of the same name in the
 * folder {@code rollcall.texts} replaces single lines of Rollcall's: its own words, or who has reviewed them. A line
 * {@code reviewed}, where a file has one, names the reviewer and the day, or is empty in a draft.
 */
@Component
public class TextFiles {
    private static final Pattern WHO_AND_WHEN = Pattern.compile("|.{1,100} [0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final @Nullable Path own;

    /** @param own the agency's folder, or nothing */
    public TextFiles(@Value("${rollcall.texts:}") String own) {
        this.own = own.isBlank() ? null : Path.of(own);
        if (this.own != null && !Files.isDirectory(this.own)) {
            throw new IllegalStateException("rollcall.texts names " + own + ", which is no folder that can be read.");
        }
    }

    /**
     * The lines of {@code <room>/<tag>.properties}, the agency's over Rollcall's.
     *
     * @param room the folder, such as {@code texts/portal}
     * @return nothing if there is no such file
     */
    public Optional<Properties> read(String room, Language language) {
        String name = room + "/" + language.tag() + ".properties";
        var lines = new Properties();
        boolean found = false;
        try (InputStream file = TextFiles.class.getResourceAsStream("/" + name)) {
            if (file != null) {
                lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
                found = true;
            }
            if (own != null && Files.exists(own.resolve(name))) {
                try (Reader reader = Files.newBufferedReader(own.resolve(name))) {
                    lines.load(reader);
                    found = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts in " + name + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The texts in " + name + " are not written as a properties file.", e);
        }
        if (found && !WHO_AND_WHEN.matcher(lines.getProperty("reviewed", "")).matches()) {
            throw new IllegalStateException("The line “reviewed” of " + name
                    + " names no reviewer and day: write reviewed=NAME YYYY-MM-DD, or leave it empty.");
        }
        return found ? Optional.of(lines) : Optional.empty();
    }
}
