package org.rollcall;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The floors: each module calls only those below it. Writes the module diagrams into docs/modules. */
class FloorsTest {
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
    void theDiagramsAreWritten() {
        new Documenter(
                        MODULES,
                        Documenter.Options.defaults()
                                .withOutputFolder(Path.of("../docs/modules").toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();
    }
}
