package org.rollcall.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Pairs of the development photographs: all of one person, and of two people every pair of their first pictures. */
final class DevelopmentPairs {
    private DevelopmentPairs() {}

    /** Writes them in the format of LFW's pairs.txt. @param root the folder with a folder a person */
    static Path write(Path root, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> people = Files.list(root)) {
            List<String> names =
                    people.map(p -> p.getFileName().toString()).sorted().toList();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                String[] files = root.resolve(name).toFile().list();
                int count = files == null ? 0 : files.length;
                for (int a = 1; a <= count; a++) {
                    for (int b = a + 1; b <= count; b++) {
                        lines.add(name + "\t" + a + "\t" + b);
                    }
                }
                for (String other : names.subList(i + 1, names.size())) {
                    lines.add(name + "\t1\t" + other + "\t1");
                }
            }
        }
        assertThat(lines).isNotEmpty();
        return Files.write(file, lines);
    }
}
