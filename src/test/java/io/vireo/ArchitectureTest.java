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
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vireo.platform.Feature;
import io.vireo.platform.config.SettingsRecord;
import io.vireo.platform.database.DatabaseStartup;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks the layers, the declared access and the names of the main code and of the example feature. */
@AnalyzeClasses(packages = "io.vireo", importOptions = ArchitectureTest.MainAndExample.class)
class ArchitectureTest {
    /**
     * The packages below {@code io.vireo}, top to bottom: each may call the packages after it. A feature that no other package calls is not
     * in the list: its package has the annotation {@link Feature}.
     */
    private static final List<String> LAYERS = List.of(
            "launcher",
            "operator",
            "importer",
            "observability",
            "web",
            "discovery",
            "search",
            "inbox",
            "comment",
            "subscription",
            "playlist",
            "moderation",
            "rating",
            "view",
            "history",
            "tally",
            "streaming",
            "changelog",
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

    /**
     * The features. A sub-package of a feature is private to it and to the pages of {@code web}, which show all features; a sub-package of
     * another layer is open to all layers above.
     */
    private static final List<String> FEATURES = LAYERS.subList(LAYERS.indexOf("web") + 1, LAYERS.indexOf("delivery"));

    private static final int MAX_FILES_PER_PACKAGE = 40;

    /** The entry points of features for other features. */
    private static final Set<String> FACADES = Set.of("BellVideos", "Channels", "Videos");

    /** Includes the main classes and the example feature. */
    static final class MainAndExample implements ImportOption {
        private static final ImportOption MAIN = new MainClasses();

        @Override
        public boolean includes(Location location) {
            return MAIN.includes(location) || location.contains("/io/vireo/example/");
        }
    }

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

    /** One scope for all beans of which there is one; see ADR 140. */
    @ArchTest
    static final ArchRule onlyResourcesHaveClientProxies =
            noClasses().that().areNotAnnotatedWith(Path.class).should().beAnnotatedWith(ApplicationScoped.class);

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

    /** A façade has the plural of the name of its entity; all other names differ by more than one letter. */
    @ArchTest
    static void namesAreDistinguishable(JavaClasses all) {
        List<String> names = all.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        List<String> pairs = names.stream()
                .filter(name -> !FACADES.contains(name + "s"))
                .flatMap(name -> names.stream()
                        .filter(other -> other.equals(name + "s") || differByOneLetter(name, other))
                        .map(other -> name + "/" + other))
                .toList();
        assertThat(pairs).isEmpty();
    }

    private static boolean differByOneLetter(String one, String other) {
        return one.length() == other.length()
                && IntStream.range(0, one.length())
                                .filter(index -> one.charAt(index) != other.charAt(index))
                                .count()
                        == 1;
    }

    @ArchTest
    static final ArchRule everySettingsRecordIsCheckedAtTheStart = classes()
            .that()
            .areRecords()
            .and()
            .haveSimpleNameEndingWith("Settings")
            .should()
            .beAnnotatedWith(SettingsRecord.class);

    private static ArchCondition<JavaClass> beInALayer() {
        return new ArchCondition<>("be in a layer of the list or in a package with @Feature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean inALayer = LAYERS.contains(layer(type)) != isUncalledFeature(type);
                events.add(new SimpleConditionEvent(type, inALayer, type.getName() + " is in layer " + layer(type)));
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
                        events.add(
                                new SimpleConditionEvent(type, isDownwards(type, called), dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isDownwards(JavaClass caller, JavaClass called) {
        if (layer(caller).equals(layer(called))) {
            return true;
        }
        int highest = isUncalledFeature(caller) ? LAYERS.indexOf(FEATURES.get(0)) : LAYERS.indexOf(layer(caller)) + 1;
        return LAYERS.indexOf(layer(called)) >= highest;
    }

    /** Returns whether the top-level package of a class has the annotation {@link Feature}. */
    private static boolean isUncalledFeature(JavaClass type) {
        JavaPackage root = type.getPackage();
        while (!root.getName().equals("io.vireo." + layer(type))
                && root.getParent().isPresent()) {
            root = root.getParent().get();
        }
        return root.isAnnotatedWith(Feature.class);
    }

    private static ArchCondition<JavaClass> callOtherFeaturesThroughTheirRootPackage() {
        return new ArchCondition<>("call other features only through their root package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass called = dependency.getTargetClass();
                    if (isVireoClass(called) && FEATURES.contains(layer(called))) {
                        boolean allowed = layer(type).equals("web")
                                || layer(type).equals(layer(called))
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

    /** Otherwise the container creates a bean that was never started, only to stop it. */
    @ArchTest
    static final ArchRule stopObserversCreateNoBeans = methods()
            .that(DescribedPredicate.describe("observe the end of the application", ArchitectureTest::observesTheEnd))
            .and()
            .areNotDeclaredIn(
                    DatabaseStartup.class) // stops what the server's data sources have opened without the bean
            .should(observeOnlyIfTheBeanExists());

    private static boolean observesTheEnd(JavaMethod method) {
        return method.getParameters().stream().anyMatch(parameter -> parameter.isAnnotatedWith(BeforeDestroyed.class));
    }

    private static ArchCondition<JavaMethod> observeOnlyIfTheBeanExists() {
        return new ArchCondition<>("observe only if the bean exists") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean conditional = method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(Observes.class))
                        .map(parameter -> parameter.getAnnotationOfType(Observes.class))
                        .allMatch(observes -> observes.notifyObserver() == Reception.IF_EXISTS);
                if (!conditional) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " creates the bean if it does not exist"));
                }
            }
        };
    }

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
