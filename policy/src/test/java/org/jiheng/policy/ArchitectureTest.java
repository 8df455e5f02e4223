package org.jiheng.policy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What policy promises: plain Java, exact numbers, no clock, and packages that point one way. */
@AnalyzeClasses(packages = "org.jiheng.policy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "[D", "[F");

    @ArchTest
    static final ArchRule KNOWS_NO_FRAMEWORK = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework..")
                    .or(resideInAPackage("java.sql.."))
                    .or(resideInAPackage("javax.sql.."))
                    .or(resideInAPackage("tools.jackson.."))
                    .or(resideInAPackage("com.fasterxml.."))
                    .or(resideInAPackage("org.apache.poi.."))
                    .or(resideInAPackage("jakarta..")));

    @ArchTest
    static final ArchRule KNOWS_NEITHER_DOCUMENTS_NOR_APP = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.jiheng.documents..").or(resideInAPackage("org.jiheng.app..")));

    @ArchTest
    static final ArchRule READS_YAML_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.jiheng.policy.parameters")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    /** Time enters as an argument: last year's form keeps last year's verdict. */
    @ArchTest
    static final ArchRule HAS_NO_CLOCK = noClasses()
            .should()
            .callMethodWhere(describe(
                    "asks what time it is",
                    call -> (call.getTarget().getOwner().getPackageName().equals("java.time")
                                    && call.getTarget().getName().equals("now"))
                            || Set.of("currentTimeMillis", "nanoTime")
                                    .contains(call.getTarget().getName())))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callConstructor(Date.class);

    /** Money, points and rates are exact. */
    @ArchTest
    static final ArchRule KNOWS_NO_FLOATING_POINT =
            classes().should(declareNoFloatingPoint()).andShould(callNoFloatingPoint());

    /** The first level of packages is the map in the handbook; rules and rules.target are one place on it. */
    @ArchTest
    static final ArchRule HAS_NO_CYCLES =
            slices().matching("org.jiheng.policy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule COMMON_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("org.jiheng.policy.common")
            .should()
            .dependOnClassesThat(resideInAPackage("org.jiheng.policy..")
                    .and(DescribedPredicate.not(resideInAPackage("org.jiheng.policy.common"))));

    @ArchTest
    static final ArchRule INDICATORS_KNOW_NO_RULES = noClasses()
            .that()
            .resideInAnyPackage("org.jiheng.policy.indicator", "org.jiheng.policy.parameters")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jiheng.policy.rules..", "org.jiheng.policy.scoring..");

    @ArchTest
    static final ArchRule SCORING_KNOWS_NO_RULES = noClasses()
            .that()
            .resideInAPackage("org.jiheng.policy.scoring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jiheng.policy.rules..");

    /** What is checked on a self-evaluation needs its score; nothing else among the rules does. */
    @ArchTest
    static final ArchRule ONLY_RULES_ON_EVALUATION_KNOW_SCORING = noClasses()
            .that()
            .resideInAPackage("org.jiheng.policy.rules..")
            .and()
            .resideOutsideOfPackage("org.jiheng.policy.rules.evaluation")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jiheng.policy.scoring..");

    /** A new rule is one class and one line in the rule book; nobody else knows rules one by one. */
    @ArchTest
    static final ArchRule ONLY_THE_RULE_BOOK_LISTS_RULES = classes()
            .that(describe("are rules", ArchitectureTest::isRule))
            .should()
            .onlyHaveDependentClassesThat(describe(
                    "are the rule book or the rule itself",
                    each -> each.getName().startsWith("org.jiheng.policy.rules.RuleBook")
                            || isRule(each)
                            || each.getEnclosingClass()
                                    .filter(ArchitectureTest::isRule)
                                    .isPresent()));

    private static boolean isRule(JavaClass each) {
        return each.getPackageName().startsWith("org.jiheng.policy.rules.")
                && each.getAllRawInterfaces().stream()
                        .anyMatch(type -> type.getSimpleName().equals("Rule")
                                || type.getSimpleName().equals("RuleAmongForms"));
    }

    private static ArchCondition<JavaClass> declareNoFloatingPoint() {
        return new ArchCondition<>("declare no floating-point field, parameter or result") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getFields().stream()
                        .filter(field -> isFloating(field.getRawType()))
                        .map(JavaField::getFullName)
                        .forEach(name -> events.add(SimpleConditionEvent.violated(each, name)));
                each.getCodeUnits().stream()
                        .filter(ArchitectureTest::mentionsFloating)
                        .map(JavaCodeUnit::getFullName)
                        .forEach(name -> events.add(SimpleConditionEvent.violated(each, name)));
            }
        };
    }

    private static ArchCondition<JavaClass> callNoFloatingPoint() {
        return new ArchCondition<>("call nothing that takes or gives floating point") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                Stream.concat(each.getMethodCallsFromSelf().stream(), each.getConstructorCallsFromSelf().stream())
                        .filter(call -> isFloating(call.getTarget()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(each, call.getDescription())));
            }
        };
    }

    private static boolean mentionsFloating(JavaCodeUnit unit) {
        return isFloating(unit.getRawReturnType()) || anyFloating(unit.getRawParameterTypes());
    }

    private static boolean isFloating(AccessTarget.CodeUnitAccessTarget target) {
        return isFloating(target.getOwner())
                || isFloating(target.getRawReturnType())
                || anyFloating(target.getRawParameterTypes());
    }

    private static boolean anyFloating(List<JavaClass> types) {
        return types.stream().anyMatch(ArchitectureTest::isFloating);
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getName());
    }
}
