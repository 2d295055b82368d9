package io.vireo;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A directory in {@code target/it} for what the servers of a test keep, half a gigabyte where one has its own database: of a test, or,
 * in a static field, of its class. It is removed after success and stays after a failure. Who uses it stops the servers.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@TempDir(factory = TestDirectory.Factory.class, cleanup = CleanupMode.ON_SUCCESS)
public @interface TestDirectory {
    /** A blank in the name, which the servers have to bear. */
    final class Factory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            Path all = Files.createDirectories(Path.of(System.getProperty("vireo.it.directory")));
            return Files.createTempDirectory(all, test.getRequiredTestClass().getSimpleName() + " ");
        }
    }
}
