package org.rollcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The libraries know nothing of Spring, of SQL or of the application, and of each other only sound. */
class LibrariesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rollcall");

    @ParameterizedTest
    @ValueSource(strings = {"sound", "voice", "face", "track", "telephony"})
    void aLibraryStandsByItself(String library) {
        String own = "org.rollcall." + library + "..";
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.rollcall..")
                        .and(JavaClass.Predicates.resideOutsideOfPackages(own, "org.rollcall.sound..")))
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "telephony"})
    void aLibrarysPackagesGoOneWay(String library) {
        slices().matching("org.rollcall." + library + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }
}
