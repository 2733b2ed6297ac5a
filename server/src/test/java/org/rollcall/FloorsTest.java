package org.rollcall;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The floors: each module calls only those below it. Writes the module diagrams into docs/modules. */
class FloorsTest {
    private static final Path DIAGRAMS = Path.of("../docs/modules");
    private static final ApplicationModules MODULES = ApplicationModules.of(
            RollcallApplication.class,
            JavaClass.Predicates.resideInAnyPackage(
                    "org.rollcall.sound..",
                    "org.rollcall.voice..",
                    "org.rollcall.face..",
                    "org.rollcall.track..",
                    "org.rollcall.telephony..",
                    "org.rollcall.simulator.."));

    @Test
    void everyModuleCallsOnlyThoseBelowIt() {
        MODULES.verify();
    }

    @Test
    void theDiagramsAreWritten() throws IOException {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(DIAGRAMS.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();
        try (Stream<Path> files = Files.list(DIAGRAMS)) {
            for (Path file : files.toList()) {
                Files.write(file, inOrder(Files.readAllLines(file)));
            }
        }
    }

    /** They come in another order with each run; a change of a diagram shall be one of the house. */
    private static List<String> inOrder(List<String> lines) {
        var ordered = new ArrayList<String>();
        var alike = new TreeSet<String>();
        for (String line : lines) {
            if (line.strip().startsWith("Component(") || line.startsWith("Rel(")) {
                alike.add(line);
            } else {
                ordered.addAll(alike);
                alike.clear();
                ordered.add(line);
            }
        }
        return ordered;
    }
}
