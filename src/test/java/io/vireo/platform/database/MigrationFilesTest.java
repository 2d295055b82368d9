package io.vireo.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the directories, names and contents of {@code db-migrations}. */
class MigrationFilesTest {
    private static final Path DIRECTORY = Path.of("db-migrations");
    private static final Path PACKAGES = Path.of("src/main/java/io/vireo");
    private static final int MAX_FILES_PER_DIRECTORY = 40;

    @Test
    void shouldBeInTheDirectoryOfTheOwningPackage() {
        assertThat(scripts()).isNotEmpty().allSatisfy(script -> {
            assertThat(script.getParent().getParent()).isEqualTo(DIRECTORY);
            assertThat(PACKAGES.resolve(script.getParent().getFileName())).isDirectory();
            assertThat(script.getFileName().toString()).matches("V[0-9]+__[a-z0-9_]+\\.sql");
        });
        assertThat(scripts().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                .allSatisfy((directory, files) ->
                        assertThat(files).as(directory.toString()).isLessThanOrEqualTo(MAX_FILES_PER_DIRECTORY));
    }

    @Test
    void shouldHaveUniqueVersions() {
        assertThat(scripts()).extracting(MigrationFilesTest::version).doesNotHaveDuplicates();
    }

    @Test
    void shouldContainOneStatement() {
        assertThat(scripts()).allSatisfy(script -> {
            String sql = Files.readString(script)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            // a block is one statement
            if (!sql.contains("BEGIN NOT ATOMIC")) {
                assertThat(sql.lines().filter(line -> line.endsWith(";")))
                        .as(script.toString())
                        .hasSize(1);
            }
        });
    }

    static List<Path> scripts() {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int version(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
