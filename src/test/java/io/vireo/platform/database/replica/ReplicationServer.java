package io.vireo.platform.database.replica;

import io.vireo.platform.database.TestDatabase;
import io.vireo.platform.database.embedded.EmbeddedBinaries;
import io.vireo.platform.database.embedded.EmbeddedCredentials;
import io.vireo.platform.database.embedded.EmbeddedFiles;
import io.vireo.platform.database.embedded.EmbeddedServer;
import io.vireo.platform.database.embedded.EmbeddedSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB server with its own port and a binary log: a primary, or a read-only replica. It uses the binaries of {@link
 * TestDatabase}. Vireo connects as {@value #USER} with the password {@value #PASSWORD}.
 */
public final class ReplicationServer implements AutoCloseable {
    public static final String USER = "vireo";
    public static final String PASSWORD = "secret";
    private static final String CONTROL = "control";

    private final Process process;
    private final int port;

    private ReplicationServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static ReplicationServer primary(Path directory) throws Exception {
        return start(directory, 1, List.of(), """
                CREATE DATABASE vireo CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
                CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%s';
                GRANT ALL ON vireo.* TO %1$s@'127.0.0.1';
                CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL ON *.* TO %3$s@'127.0.0.1';
                """.formatted(USER, PASSWORD, CONTROL));
    }

    public ReplicationServer replica(Path directory) throws Exception {
        return start(
                directory,
                2,
                List.of("--read-only=1"),
                ("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=%d,"
                                + " MASTER_USER='%s', MASTER_PASSWORD='%s', MASTER_SSL=0, MASTER_SSL_VERIFY_SERVER_CERT=0,"
                                + " MASTER_CONNECT_RETRY=1, MASTER_USE_GTID=slave_pos;\nSTART SLAVE;\n")
                        .formatted(port, CONTROL, PASSWORD));
    }

    private static ReplicationServer start(Path directory, int number, List<String> options, String statements)
            throws Exception {
        Path data = directory.toAbsolutePath();
        EmbeddedSettings settings = TestDatabase.settings(data);
        EmbeddedFiles files = new EmbeddedFiles(data);
        Files.createDirectories(files.temporary());
        EmbeddedBinaries programs = EmbeddedBinaries.unpack(files.servers());
        new EmbeddedServer(programs, files, settings, EmbeddedCredentials.of(files)).install();
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                programs.program(),
                "--no-defaults",
                "--datadir=" + files.database(),
                "--basedir=" + programs.base(),
                "--lc-messages-dir=" + programs.base().resolve("share"),
                "--tmpdir=" + files.temporary(),
                "--socket=" + files.socket(),
                "--init-file=" + Files.writeString(files.accountStatements(), statements),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-ssl",
                "--server-id=" + number,
                "--log-bin=binary",
                "--log-slave-updates",
                "--innodb-buffer-pool-size=16M"));
        if (settings.systemUser().equals("root")) {
            command.add("--user=root");
        }
        command.addAll(options);
        Process process = programs.process(command)
                .redirectErrorStream(true)
                .redirectOutput(files.log().toFile())
                .start();
        return new ReplicationServer(process, port).awaitReady();
    }

    /** Returns host and port, as in a URL. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Executes statements as an administrator. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the number of prepared statements executed for all clients. */
    public long executions() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_stmt_execute'")) {
            row.next();
            return row.getLong(2);
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://" + address() + "/", CONTROL, PASSWORD);
    }

    /** Waits at most a minute until the server accepts connections. A replica does so after it has replicated the account. */
    private ReplicationServer awaitReady() throws InterruptedException {
        for (int attempts = 0; attempts < 600; attempts++) {
            try (Connection connection = connect()) {
                return this;
            } catch (SQLException e) {
                if (process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        kill();
        throw new IllegalStateException("A database server did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
