package org.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A module's SQL stays in its schema: it names its own tables and the views that lower floors publish, nothing else. */
class SchemasTest {
    private static final Path SOURCES = Path.of("src/main/java/org/rollcall");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE|TABLE|COPY|REFERENCES|EXISTS|ONLY|OF)\\s+\\(?([a-z_]+)\\.([a-z_0-9]+)");
    private static final List<String> THE_DATABASES_OWN = List.of("pg_catalog", "information_schema");

    @Test
    void statementsStayInTheirSchema() throws IOException {
        assertThat(strangers(SOURCES, ".java")).isEmpty();
    }

    @Test
    void migrationsStayInTheirSchema() throws IOException {
        assertThat(strangers(MIGRATIONS, ".sql")).isEmpty();
    }

    @Test
    void theyNameTablesAtAll() throws IOException {
        assertThat(found(SOURCES, ".java").size()).isGreaterThan(50);
        assertThat(found(MIGRATIONS, ".sql").size()).isGreaterThan(20);
    }

    private static List<String> strangers(Path root, String ending) throws IOException {
        return found(root, ending).stream()
                .filter(table -> !table.schema.equals(table.module))
                .filter(table -> !table.name.startsWith("v_"))
                .filter(table -> !THE_DATABASES_OWN.contains(table.schema))
                .map(table -> table.module + " names " + table.schema + "." + table.name)
                .distinct()
                .toList();
    }

    /** A table as a module's text names it. */
    private record Table(String module, String schema, String name) {}

    private static List<Table> found(Path root, String ending) throws IOException {
        var tables = new ArrayList<Table>();
        var texts = new TreeMap<Path, String>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                texts.put(root.relativize(file), Files.readString(file));
            }
        }
        texts.forEach((file, text) -> {
            Matcher named = NAMED.matcher(text);
            while (named.find()) {
                tables.add(new Table(file.getName(0).toString(), named.group(1), named.group(2)));
            }
        });
        return tables;
    }
}
