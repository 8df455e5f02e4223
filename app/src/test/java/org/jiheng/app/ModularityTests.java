package org.jiheng.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** 模块边界 — the picture in ARCHITECTURE.md is true: who may know whom, and what nobody may know. */
class ModularityTests {
    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.jiheng.app", "org.jiheng.documents");

    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F");

    /**
     * Where floating point is what is given: POI takes page margins in inches, the old workbook stores every number as a
     * double, and PDFBox measures a page in floats. The latter two turn it into exact numbers at once.
     */
    private static final Set<String> MAY_FLOAT = Set.of(
            "org.jiheng.documents.writing.XlsxSheetWriter",
            "org.jiheng.documents.reading.grid.XlsSource$Workbook",
            "org.jiheng.documents.reading.grid.PdfPageReader",
            "org.jiheng.documents.reading.grid.PdfPictures",
            "org.jiheng.documents.reading.grid.OfdPageReader",
            "org.jiheng.documents.reading.grid.StraightLines");

    @Test
    void modulesKnowEachOtherInOneDirectionOnly() {
        MODULES.verify();
    }

    @Test
    void drawsTheDiagram() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }

    @Test
    void thePageShellKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.jiheng.app.web..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.jiheng..").and(resideOutsideOfPackage("org.jiheng.app.web..")))
                .check(PRODUCT);
    }

    /** Its pages need to know who asks; what the events are about it never learns. */
    @Test
    void auditHearsEventsAndKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("org.jiheng.app.audit..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.jiheng.app..")
                        .and(resideOutsideOfPackages(
                                "org.jiheng.app.audit..",
                                "org.jiheng.app.cryptography..",
                                "org.jiheng.app.database..",
                                "org.jiheng.app.identity..",
                                "org.jiheng.app.web..")))
                .check(PRODUCT);
    }

    /** All cryptography goes through one small interface (GIT-33). */
    @Test
    void onlyTheCryptographyPackageKnowsAlgorithms() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.jiheng.app.cryptography..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.crypto..", "org.bouncycastle..")
                        .or(assignableTo(java.security.Signature.class))
                        .or(assignableTo(java.security.KeyPairGenerator.class)))
                .check(PRODUCT);
    }

    @Test
    void documentsIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("org.jiheng.documents..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("javax.sql.."))
                        .or(resideInAPackage("jakarta.."))
                        .or(resideInAPackage("org.jiheng.app..")))
                .check(PRODUCT);
    }

    /** Every statement goes through JdbcClient with named parameters; only the launcher of the server has no choice. */
    @Test
    void onlyTheDatabasePackageHoldsAConnection() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.jiheng.app.database..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Statement.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Connection.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(DriverManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(JdbcOperations.class)
                .check(PRODUCT);
    }

    /** Money, points and rates are exact; the same rule stands in policy. */
    @Test
    void nothingFloats() {
        classes()
                .that()
                .resideInAnyPackage("org.jiheng.app..", "org.jiheng.documents..")
                .should(notFloat())
                .check(PRODUCT);
    }

    private static ArchCondition<JavaClass> notFloat() {
        return new ArchCondition<>("declare and call nothing with floating point") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                if (MAY_FLOAT.contains(each.getName())) {
                    return;
                }
                var declared = Stream.concat(
                        each.getFields().stream()
                                .filter(field -> floats(field.getRawType()))
                                .map(field -> field.getFullName()),
                        each.getCodeUnits().stream()
                                .filter(ModularityTests::mentions)
                                .map(JavaCodeUnit::getFullName));
                var called = Stream.concat(
                                each.getMethodCallsFromSelf().stream(), each.getConstructorCallsFromSelf().stream())
                        .filter(call -> mentions(call.getTarget()))
                        .map(call -> call.getDescription());
                Stream.concat(declared, called).forEach(what -> events.add(SimpleConditionEvent.violated(each, what)));
            }
        };
    }

    private static boolean mentions(JavaCodeUnit unit) {
        return floats(unit.getRawReturnType()) || anyFloats(unit.getRawParameterTypes());
    }

    private static boolean mentions(CodeUnitAccessTarget target) {
        return floats(target.getOwner())
                || floats(target.getRawReturnType())
                || anyFloats(target.getRawParameterTypes());
    }

    private static boolean anyFloats(List<JavaClass> types) {
        return types.stream().anyMatch(ModularityTests::floats);
    }

    private static boolean floats(JavaClass type) {
        return FLOATING.contains(type.getName());
    }
}
