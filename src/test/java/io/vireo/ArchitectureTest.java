package io.vireo;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Initialized;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Checks the layers, the declared access and the names of the main code. */
@AnalyzeClasses(packages = "io.vireo", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** The packages below {@code io.vireo}, top to bottom: each may call the packages after it. A new feature adds one line. */
    private static final List<String> LAYERS = List.of(
            "launcher",
            "operator",
            "importer",
            "observability",
            "search",
            "moderation",
            "video",
            "channel",
            "identity",
            "delivery",
            "media",
            "auth",
            "mail",
            "ratelimit",
            "pagination",
            "http",
            "platform");

    /** The features. A sub-package of a feature is private to it; a sub-package of another layer is open to all layers above. */
    private static final List<String> FEATURES =
            LAYERS.subList(LAYERS.indexOf("observability") + 1, LAYERS.indexOf("delivery"));

    private static final int MAX_FILES_PER_PACKAGE = 40;

    @ArchTest
    static final ArchRule everyClassIsInALayer = classes().should(beInALayer());

    @ArchTest
    static final ArchRule layersCallOnlyDownwards = classes().should(callOnlyDownwards());

    @ArchTest
    static final ArchRule subPackagesOfFeaturesArePrivate =
            classes().should(callOtherFeaturesThroughTheirRootPackage());

    @ArchTest
    static void packagesAreSmallAndDescribed(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).allSatisfy((name, size) -> {
            assertThat(size).as("files in " + name).isLessThanOrEqualTo(MAX_FILES_PER_PACKAGE);
            assertThat(all.getPackage(name).tryGetPackageInfo())
                    .as("package-info of " + name)
                    .isPresent();
        });
    }

    @ArchTest
    static final ArchRule onlyRepositoriesHoldAnEntityManager = fields().that()
            .haveRawType(EntityManager.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*Repository");

    @ArchTest
    static final ArchRule everyEndpointDeclaresItsAccess =
            methods().that(are(annotatedWithAnHttpMethod())).should(declareAccess());

    @ArchTest
    static final ArchRule classesWithAPathAreNamedResource =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule entitiesDoNotCrossTheApi = methods()
            .that(are(annotatedWithAnHttpMethod()))
            .should()
            .notHaveRawReturnType(DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class)));

    @ArchTest
    static final ArchRule timeAndRandomnessAreInjected = noClasses()
            .that()
            .resideOutsideOfPackages("io.vireo.platform..", "io.vireo.launcher..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(Random.class);

    @ArchTest
    static final ArchRule namesAreNotGeneric =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)");

    private static ArchCondition<JavaClass> beInALayer() {
        return new ArchCondition<>("be in a layer of the list") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, LAYERS.contains(layer(type)), type.getName() + " is in layer " + layer(type)));
            }
        };
    }

    private static ArchCondition<JavaClass> callOnlyDownwards() {
        return new ArchCondition<>("call only layers below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass called = dependency.getTargetClass();
                    if (isVireoClass(called)) {
                        boolean downwards = LAYERS.indexOf(layer(type)) <= LAYERS.indexOf(layer(called));
                        events.add(new SimpleConditionEvent(type, downwards, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> callOtherFeaturesThroughTheirRootPackage() {
        return new ArchCondition<>("call other features only through their root package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass called = dependency.getTargetClass();
                    if (isVireoClass(called) && FEATURES.contains(layer(called))) {
                        boolean allowed = layer(type).equals(layer(called))
                                || called.getPackageName().equals("io.vireo." + layer(called));
                        events.add(new SimpleConditionEvent(type, allowed, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isVireoClass(JavaClass type) {
        return type.getPackageName().startsWith("io.vireo.");
    }

    private static String layer(JavaClass type) {
        String name = type.getPackageName();
        return isVireoClass(type) ? name.substring("io.vireo.".length()).split("\\.", 2)[0] : name;
    }

    private static DescribedPredicate<JavaMethod> annotatedWithAnHttpMethod() {
        return DescribedPredicate.describe(
                "annotated with an HTTP method",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> declareAccess() {
        return new ArchCondition<>("declare who may call") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean declared = declaresAccess(method) || declaresAccess(method.getOwner());
                events.add(new SimpleConditionEvent(
                        method, declared, method.getFullName() + " declares who may call: " + declared));
            }
        };
    }

    @ArchTest
    static final ArchRule onlyOneObserverStartsTheApplication = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.vireo.platform.startup..")
            .should(notObserveInitialization())
            .because("StartupPhase defines the order of the start-up");

    private static ArchCondition<JavaMethod> notObserveInitialization() {
        return new ArchCondition<>("not observe the initialisation of the container") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean observes = method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(Initialized.class));
                if (observes) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " observes the initialisation"));
                }
            }
        };
    }

    private static boolean declaresAccess(CanBeAnnotated element) {
        return element.isAnnotatedWith(PermitAll.class)
                || element.isAnnotatedWith(RolesAllowed.class)
                || element.isAnnotatedWith(DenyAll.class);
    }
}
