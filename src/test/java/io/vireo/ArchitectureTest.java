package io.vireo;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
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
import java.util.Random;

/** The rules that hold the code together. */
@AnalyzeClasses(packages = "io.vireo", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesCallOnlyDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("takeover")
            .definedBy("io.vireo.takeover..")
            .layer("search")
            .definedBy("io.vireo.search..")
            .layer("video")
            .definedBy("io.vireo.video..")
            .layer("account")
            .definedBy("io.vireo.account..")
            .layer("token")
            .definedBy("io.vireo.token..")
            .layer("delivery")
            .definedBy("io.vireo.delivery..")
            .layer("media")
            .definedBy("io.vireo.media..")
            .layer("frame")
            .definedBy("io.vireo.frame..")
            .layer("image")
            .definedBy("io.vireo.image..")
            .layer("mp4")
            .definedBy("io.vireo.mp4..")
            .layer("paging")
            .definedBy("io.vireo.paging..")
            .layer("limit")
            .definedBy("io.vireo.limit..")
            .layer("mail")
            .definedBy("io.vireo.mail..")
            .layer("http")
            .definedBy("io.vireo.http..")
            .layer("platform")
            .definedBy("io.vireo.platform..")
            .layer("boot")
            .definedBy("io.vireo.boot..")
            .layer("observe")
            .definedBy("io.vireo.observe..")
            .layer("log")
            .definedBy("io.vireo.log..")
            .whereLayer("takeover")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("search")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("boot")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("observe")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("observe")
            .mayOnlyAccessLayers("http", "platform", "log")
            .whereLayer("log")
            .mayNotAccessAnyLayer()
            .whereLayer("video")
            .mayOnlyBeAccessedByLayers("search")
            .whereLayer("account")
            .mayOnlyBeAccessedByLayers("search", "video", "takeover")
            .whereLayer("token")
            .mayOnlyBeAccessedByLayers("account", "video")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("account", "video")
            .whereLayer("delivery")
            .mayOnlyAccessLayers("media", "http", "platform")
            .whereLayer("media")
            .mayOnlyBeAccessedByLayers("delivery", "account", "video", "takeover")
            .whereLayer("media")
            .mayOnlyAccessLayers("image", "mp4", "http", "platform")
            .whereLayer("frame")
            .mayOnlyBeAccessedByLayers("video", "takeover")
            .whereLayer("frame")
            .mayOnlyAccessLayers("image", "mp4", "platform")
            .whereLayer("image")
            .mayOnlyBeAccessedByLayers("frame", "media", "account", "video")
            .whereLayer("image")
            .mayOnlyAccessLayers("http", "platform")
            .whereLayer("mp4")
            .mayOnlyBeAccessedByLayers("frame", "media", "video", "takeover")
            .whereLayer("mp4")
            .mayNotAccessAnyLayer()
            .whereLayer("paging")
            .mayOnlyAccessLayers("http", "platform")
            .whereLayer("limit")
            .mayOnlyAccessLayers("http", "platform")
            .whereLayer("mail")
            .mayOnlyBeAccessedByLayers("account", "video")
            .whereLayer("http")
            .mayOnlyAccessLayers("platform")
            .whereLayer("platform")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.vireo.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyRepositoriesHoldAnEntityManager = fields().that()
            .haveRawType(EntityManager.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(".*(Repository|TokenGenerations)");

    @ArchTest
    static final ArchRule everyCallSaysWhoMayMakeIt =
            methods().that(are(annotatedWithAnHttpMethod())).should(sayWhoMayCall());

    @ArchTest
    static final ArchRule resourcesAreNamedSo =
            classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule entitiesDoNotCrossTheApi = methods()
            .that(are(annotatedWithAnHttpMethod()))
            .should()
            .notHaveRawReturnType(DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class)));

    @ArchTest
    static final ArchRule timeAndChanceAreInjected = noClasses()
            .that()
            .resideOutsideOfPackages("io.vireo.platform..", "io.vireo.boot..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(Random.class);

    @ArchTest
    static final ArchRule namesAreOfTheField =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)");

    private static DescribedPredicate<JavaMethod> annotatedWithAnHttpMethod() {
        return DescribedPredicate.describe(
                "annotated with an HTTP method",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("say who may call") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean said = saysWho(method) || saysWho(method.getOwner());
                events.add(
                        new SimpleConditionEvent(method, said, method.getFullName() + " says who may call: " + said));
            }
        };
    }

    @ArchTest
    static final ArchRule onlyOneObserverStartsTheApplication = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.vireo.platform.startup..")
            .should(notObserveTheStart())
            .because("the order of a start is that of StartupPhase");

    private static ArchCondition<JavaMethod> notObserveTheStart() {
        return new ArchCondition<>("not observe the initialisation of the container") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean observes = method.getParameters().stream()
                        .anyMatch(parameter -> parameter.isAnnotatedWith(Initialized.class));
                if (observes) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " observes it"));
                }
            }
        };
    }

    private static boolean saysWho(CanBeAnnotated element) {
        return element.isAnnotatedWith(PermitAll.class)
                || element.isAnnotatedWith(RolesAllowed.class)
                || element.isAnnotatedWith(DenyAll.class);
    }
}
