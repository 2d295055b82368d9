package io.vireo.platform;

import static io.vireo.platform.Tables.definition;
import static io.vireo.platform.Tables.execute;
import static io.vireo.platform.Tables.query;
import static io.vireo.platform.Tables.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the steps are taken: once, together, after failures. */
class MigrationsIT {
    private static final List<Integer> STEPS = steps();
    static final String LATEST = String.valueOf(STEPS.get(STEPS.size() - 1));

    @Test
    void shouldDoNothingTheSecondTime() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_twice");
        List<String> before = query(source, "SELECT * FROM flyway_schema_history");

        new Migrations(source).run();

        assertThat(query(source, "SELECT * FROM flyway_schema_history")).isEqualTo(before);
    }

    /** Each step again, as after a crash between the step and the record of it. */
    @ParameterizedTest
    @MethodSource("steps")
    void shouldRunAStepAgainThatWasNotRecorded(int step) throws Exception {
        DataSource source = TestDatabase.empty("migrate_interrupted");
        OriginalDatabaseIT.original(
                source, "InnoDB", "latin1", "INT", ", FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)");
        migrateTo(source, step);
        execute(source, "DELETE FROM flyway_schema_history WHERE version = '" + step + "'");

        new Migrations(source).run();

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(definition(source)).isEqualTo(definition(TestDatabase.migrated("migrate_fresh")));
        assertThat(query(source, "SELECT VideoCount FROM Channels WHERE ChannelID = 7"))
                .containsExactly("2");
    }

    @Test
    void shouldRunAFailedStepAgain() throws Exception {
        DataSource source = TestDatabase.empty("migrate_failed");
        migrateTo(source, 9);
        execute(source, "UPDATE flyway_schema_history SET success = 0 WHERE version = '9'");

        new Migrations(source).run();

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(query(source, "SELECT COUNT(*) FROM flyway_schema_history WHERE success = 0"))
                .containsExactly("0");
    }

    @Test
    void shouldRefuseAChangedStep() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_changed");
        execute(source, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '9'");

        assertThatThrownBy(() -> new Migrations(source).run()).isInstanceOf(DatabaseUnusable.class);
    }

    @Test
    void shouldRefuseTheDatabaseOfANewerVersion() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_newer");
        execute(
                source,
                "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', NOW(), 1, 1");

        assertThatThrownBy(() -> new Migrations(source).run())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("newer Vireo")
                .hasMessageContaining("99");
    }

    @Test
    void shouldLetSeveralNodesStartAtOnce() throws Exception {
        DataSource source = TestDatabase.empty("migrate_together");
        OriginalDatabaseIT.original(source, "InnoDB", "latin1", "INT", "");
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> starts = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                starts.add(nodes.submit(() -> new Migrations(source).run()));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(query(source, "SELECT version FROM flyway_schema_history WHERE version > 0 ORDER BY installed_rank"))
                .hasSize(STEPS.size())
                .doesNotHaveDuplicates();
    }

    /** The versions of the scripts, in their order. */
    static List<Integer> steps() {
        String[] names = Path.of("db-migrations").toFile().list();
        return Arrays.stream(names)
                .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                .sorted()
                .toList();
    }

    private static void migrateTo(DataSource source, int version) {
        org.flywaydb.core.Flyway.configure()
                .dataSource(source)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(Integer.toString(version))
                .load()
                .migrate();
    }
}
