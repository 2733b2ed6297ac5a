package org.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rollcall's own drafts in three languages with a reviewer's name in them, as an agency would keep its own. */
final class ReviewedTexts {
    private static final String BY = "A Test 2026-11-22";

    private ReviewedTexts() {}

    /** Writes them. @return the folder for {@code rollcall.texts} */
    static Path write(Path folder) throws IOException {
        for (String language : List.of("en", "es", "ar")) {
            String file = language + ".properties";
            put(folder, "spoken/" + file, read("spoken/" + file).replaceAll("(?m)= draft ", "= reviewed " + BY + " "));
            put(folder, "texts/portal/" + file, "reviewed=" + BY + "\n");
            put(folder, "texts/message/" + file, "reviewed=" + BY + "\n");
        }
        return folder;
    }

    private static void put(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String read(String name) throws IOException {
        try (InputStream in = ReviewedTexts.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Rollcall has no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
