package io.vireo.platform.database;

import static io.vireo.platform.database.Tables.definition;
import static io.vireo.platform.database.Tables.execute;
import static io.vireo.platform.database.Tables.query;
import static io.vireo.platform.database.Tables.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.Together;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The execution of migrations: repeated, concurrent and after failures. */
class MigrationsIT {
    private static final List<Integer> VERSIONS = versions();
    static final String LATEST = String.valueOf(VERSIONS.get(VERSIONS.size() - 1));

    @Test
    void shouldDoNothingInASecondRun() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_twice");
        List<String> before = query(source, "SELECT * FROM flyway_schema_history");

        new Migrations(source).run();

        assertThat(query(source, "SELECT * FROM flyway_schema_history")).isEqualTo(before);
    }

    /** Simulates a crash after each migration and before its record in the history. */
    @Test
    void shouldRepeatMigrationsThatWereNotRecorded() throws Exception {
        DataSource source = TestDatabase.empty("migrate_interrupted");
        OriginalDatabaseIT.original(
                source, "InnoDB", "latin1", "INT", ", FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)");
        for (int migration : VERSIONS) {
            repeatAndMigrateTo(source, migration);
            execute(source, "DELETE FROM flyway_schema_history WHERE version = '" + migration + "'");
        }
        repeatAndMigrateTo(source, VERSIONS.get(VERSIONS.size() - 1));

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(definition(source)).isEqualTo(definition(TestDatabase.migrated("migrate_fresh")));
        assertThat(query(source, "SELECT VideoCount FROM Channels WHERE ChannelID = 7"))
                .containsExactly("2");
    }

    /** Repeats the migration that is not in the history, and executes the next one. */
    private static void repeatAndMigrateTo(DataSource source, int version) {
        assertThatCode(() -> migrateTo(source, version))
                .as("the migration before %d a second time", version)
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRepeatAFailedMigration() throws Exception {
        DataSource source = TestDatabase.empty("migrate_failed");
        migrateTo(source, 9);
        execute(source, "UPDATE flyway_schema_history SET success = 0 WHERE version = '9'");

        new Migrations(source).run();

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(query(source, "SELECT COUNT(*) FROM flyway_schema_history WHERE success = 0"))
                .containsExactly("0");
    }

    @Test
    void shouldKeepTheChosenMailPreferences() throws Exception {
        DataSource source = TestDatabase.empty("migrate_preferences");
        OriginalDatabaseIT.original(source, "InnoDB", "latin1", "INT", "");
        migrateTo(source, 91);
        execute(
                source,
                "INSERT INTO Notifications (ChannelID, Published, Blocked, BlockedTold, Unsubscribe)"
                        + " VALUES (7, FALSE, TRUE, 5, REPEAT('a', 43))");

        new Migrations(source).run();

        assertThat(query(source, "SELECT Category, Wanted + 0, LastSent FROM MailPreferences ORDER BY Category"))
                .containsExactly("blocked|null|5", "published|0|null");
        assertThat(query(source, "SELECT Unsubscribe FROM Notifications")).containsExactly("a".repeat(43));
    }

    @Test
    void shouldNormalizeWaveDashesOfTagsAnew() throws Exception {
        DataSource source = TestDatabase.empty("migrate_tags");
        migrateTo(source, 488);
        execute(
                source,
                "INSERT INTO Tags (Folded, Name) VALUES ('a-b', 'a\u301cb'), ('c-d-e', 'C-d\u301ce'), ('f-g', 'f-g'),"
                        + " ('h-i', 'h\u301ci'), ('h~i', 'h\uff5ei'), ('j\u2225k', 'j\u2225K')");

        new Migrations(source).run();

        assertThat(query(source, "SELECT Folded FROM Tags ORDER BY TagID"))
                .containsExactly("a~b", "c-d-e", "f-g", "h-i", "h~i", "j\u2016k");
    }

    /** A database that was migrated when all scripts were in one directory: the checksums and the history remain valid. */
    @Test
    void shouldUpgradeADatabaseOfTheFlatLayout(@TempDir Path flat) throws Exception {
        for (Path script : MigrationFilesTest.scripts()) {
            Files.copy(script, flat.resolve(script.getFileName()));
        }
        DataSource source = TestDatabase.empty("migrate_flat");
        flyway(source, 266).locations("filesystem:" + flat).load().migrate();
        assertThat(query(source, "SELECT script FROM flyway_schema_history")).contains("V1__channels.sql");
        execute(
                source,
                "INSERT INTO Mails (MessageID, Template, Recipient, Subject, TextBody, HtmlBody, Created, Expires, Due, Problem, Died)"
                        + " VALUES ('a', 'WELCOME', '', '', '', '', 1, 2, 3, 'refused', 4)",
                "INSERT INTO Cleanups (Name, Subject, Due) VALUES ('notes', '7', 5)",
                "INSERT INTO DeletedChannels (ChannelID, NameHash, Closed, PictureGone) VALUES (7, REPEAT('h', 32), 6, TRUE)");

        new Migrations(source).run();

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(definition(source)).isEqualTo(definition(TestDatabase.migrated("migrate_nested")));
        assertThat(query(source, "SELECT NextAttemptAt, LastError, FailedAt FROM Mails"))
                .containsExactly("3|refused|4");
        assertThat(query(source, "SELECT NextAttemptAt FROM Cleanups")).containsExactly("5");
        assertThat(query(source, "SELECT DeletedAt, AvatarRemoved + 0 FROM DeletedChannels"))
                .containsExactly("6|1");
        assertThat(query(source, "SELECT Name FROM Leases")).containsExactly("leader");
    }

    @Test
    void shouldRejectAChangedMigration() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_changed");
        execute(source, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '9'");

        assertThatThrownBy(() -> new Migrations(source).run()).isInstanceOf(DatabaseStartupException.class);
    }

    @Test
    void shouldRejectADatabaseOfANewerVersion() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_newer");
        execute(
                source,
                "INSERT INTO flyway_schema_history SELECT 9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', NOW(), 1, 1");

        assertThatThrownBy(() -> new Migrations(source).run())
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageContaining("newer Vireo")
                .hasMessageContaining("9999");
    }

    @Test
    void shouldMigrateOnceWithConcurrentNodes() throws Exception {
        DataSource source = TestDatabase.empty("migrate_together");
        OriginalDatabaseIT.original(source, "InnoDB", "latin1", "INT", "");
        startTogether(source);

        assertThat(query(source, "SELECT version FROM flyway_schema_history WHERE version > 0 ORDER BY installed_rank"))
                .hasSize(VERSIONS.size())
                .doesNotHaveDuplicates();
    }

    /** The other node migrates before one of Flyway's queries for existing tables. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldContinueAfterAConcurrentMigration(int queryNumber) throws Exception {
        DataSource source = TestDatabase.empty("migrate_faster");
        AtomicInteger queries = new AtomicInteger();
        new Migrations(source(() -> intercepted(source.getConnection(), () -> {
                    if (queries.incrementAndGet() == queryNumber) {
                        new Migrations(source).run();
                    }
                })))
                .run();
        assertThat(queries).hasValueGreaterThanOrEqualTo(queryNumber);
        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(query(source, "SELECT version FROM flyway_schema_history WHERE version > 0"))
                .hasSize(VERSIONS.size());
    }

    private static DataSource source(Callable<Connection> connections) {
        return proxy(DataSource.class, (method, arguments) -> connections.call());
    }

    /** Runs an action before each query for existing tables. */
    private static Connection intercepted(Connection connection, Runnable before) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("prepareStatement")
                    && arguments[0].toString().contains("SUM(found)")) {
                before.run();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
            }
        });
    }

    private interface Invocation {
        @Nullable
        Object invoke(Method method, @Nullable Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Invocation invocation) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> invocation.invoke(method, arguments)));
    }

    private static void startTogether(DataSource source) throws Exception {
        Together.call(4, () -> {
            new Migrations(source).run();
            return source;
        });
    }

    /** Returns the versions of the scripts in ascending order. */
    static List<Integer> versions() {
        return MigrationFilesTest.scripts().stream()
                .map(MigrationFilesTest::version)
                .sorted()
                .toList();
    }

    private static void migrateTo(DataSource source, int version) {
        flyway(source, version).load().migrate();
    }

    private static FluentConfiguration flyway(DataSource source, int version) {
        return Flyway.configure()
                .dataSource(source)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(Integer.toString(version));
    }
}
