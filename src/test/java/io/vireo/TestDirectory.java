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
 * Injects a directory below {@code target/it-N} for the data of the servers of a test (half a gigabyte for a server with its own
 * database), or of a test class if the field is static. It is deleted after success and kept after a failure. The test stops its servers.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@TempDir(factory = TestDirectory.Factory.class, cleanup = CleanupMode.ON_SUCCESS)
public @interface TestDirectory {
    /** Creates the directory with a space in its name, which the servers must support. */
    final class Factory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            Path all = Files.createDirectories(Path.of(System.getProperty("vireo.it.directory")));
            return Files.createTempDirectory(all, test.getRequiredTestClass().getSimpleName() + " ");
        }
    }
}
