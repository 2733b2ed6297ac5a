package org.rollcall.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How synthetic people are enrolled. */
final class EnrolOptions {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the token; without it ROLLCALL_TOKEN is taken.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--yes-enrol-synthetic",
            description = "Enrols them in a real programme too, and not in a demonstration alone.")
    private boolean yes;

    @Option(
            names = "--skip-voice-enrolment",
            description = "Orders no voice enrolment: calls then end with a person who looks.")
    private boolean skipVoices;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Writes who was enrolled, with their codes and PINs, for --people another time.")
    private @Nullable Path save;

    @Option(names = "--close", description = "At the end takes the trackers back and closes the enrolments.")
    private boolean close;

    boolean yes() {
        return yes;
    }

    boolean voices() {
        return !skipVoices;
    }

    Optional<Path> save() {
        return Optional.ofNullable(save);
    }

    boolean close() {
        return close;
    }

    /** The token, from the file or the environment; empty where none is given. */
    Optional<String> token() throws IOException {
        Path file = tokenFile;
        if (file == null) {
            return Optional.ofNullable(System.getenv("ROLLCALL_TOKEN"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("The token's file " + file + " cannot be read.");
        }
        String text = Files.readString(file).strip();
        if (!text.matches("[\\x21-\\x7e]{1,500}")) {
            throw new IllegalArgumentException(
                    "The file " + file + " holds no token: it is one word, as the console showed it.");
        }
        return Optional.of(text);
    }

    /** The token. @throws IllegalArgumentException that says where one is had */
    String neededToken(URI server) throws IOException {
        return token().orElseThrow(() -> new IllegalArgumentException(
                "To enrol synthetic people a token is needed. An administrator makes one at "
                        + server.resolve("/console/staff")
                        + " under “Other systems” with the role officer; give it by --token-file FILE or in"
                        + " ROLLCALL_TOKEN. For the people of a running demonstration: --people var/demo/people.csv"));
    }
}
