package io.vireo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Only packages named {@code grizzly} use classes of the server, and no other package depends on them. */
@AnalyzeClasses(packages = "io.vireo", importOptions = DoNotIncludeTests.class)
class FenceTest {
    @ArchTest
    static final ArchRule onlyGrizzlyPackagesUseServerClasses = noClasses()
            .that()
            .resideOutsideOfPackage("..grizzly..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.glassfish..", "org.apache.catalina..", "com.sun.enterprise..", "org.jvnet.hk2..");

    /** The launcher starts the server by the public API of Payara Micro, and is not part of the WAR. */
    @ArchTest
    static final ArchRule onlyTheLauncherUsesPayara = noClasses()
            .that()
            .resideOutsideOfPackages("..grizzly..", "io.vireo.launcher")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fish.payara..");

    @ArchTest
    static final ArchRule grizzlyPackagesAreLoadedByServiceLoader = noClasses()
            .that()
            .resideOutsideOfPackage("..grizzly..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vireo..grizzly..");
}
