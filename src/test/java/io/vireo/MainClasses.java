package io.vireo;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Includes the main classes and excludes the test classes, independently of the build directory. */
public final class MainClasses implements ImportOption {
    /** Returns the main classes, which are read once in a JVM: that takes seconds. */
    public static JavaClasses all() {
        return Imported.CLASSES;
    }

    @Override
    public boolean includes(Location location) {
        return !location.contains("/test-classes/");
    }

    private static final class Imported {
        static final JavaClasses CLASSES =
                new ClassFileImporter().withImportOption(new MainClasses()).importPackages("io.vireo");
    }
}
