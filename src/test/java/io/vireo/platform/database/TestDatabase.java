package io.vireo.platform.database;

import io.vireo.platform.database.embedded.EmbeddedDatabase;
import io.vireo.platform.database.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * A real MariaDB for the tests of this JVM: started on first use and stopped after the last test. Its files stay in {@code
 * target/it-N/database}.
 */
public final class TestDatabase {
    /** The database of a new server. */
    private static final String TEMPLATE = "vireo";

    private static final int MAX_CONNECTIONS = 8 * DatabaseStartup.POOL;

    private static @Nullable EmbeddedDatabase server;

    private static boolean isMigrated;

    private TestDatabase() {}

    /** Creates an empty database; drops an existing one of this name. */
    public static DataSource empty(String name) throws SQLException {
        try (Connection connection = administrator(server().address());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
            statement.execute("GRANT ALL ON " + name + ".* TO vireo@localhost");
        }
        return existing(name);
    }

    /** Returns an existing database with its data. */
    public static DataSource existing(String name) throws SQLException {
        return SharedDatabase.connect(new DatabaseAddress(url(name), user(), password()));
    }

    /** As {@link #existing}, for many short uses: a connection that is closed is used again. */
    public static DataSource pooled(String name) throws SQLException {
        MariaDbPoolDataSource pool =
                new MariaDbPoolDataSource(ConnectionUrl.complete(url(name)) + "&minPoolSize=1&maxPoolSize=16");
        pool.setUser(user());
        pool.setPassword(password());
        return pool;
    }

    /**
     * Creates a database with Vireo's tables; drops an existing one of this name. The tables are copies of those that the migrations
     * have created in another database, since all migrations take seconds.
     */
    public static DataSource migrated(String name) throws SQLException {
        template();
        DataSource source = empty(name);
        try (Connection connection = source.getConnection()) {
            TableCopies.create(connection, TEMPLATE);
        }
        return source;
    }

    /** Migrates the database from which the others are copied. */
    private static synchronized void template() throws SQLException {
        if (!isMigrated) {
            try {
                new Migrations(existing(TEMPLATE)).run();
            } catch (DatabaseStartupException e) { // the directory is of a run with other migrations
                new Migrations(empty(TEMPLATE)).run();
            }
            isMigrated = true;
        }
    }

    /** Brings the tables of a database up to date, as a start of Vireo does. */
    public static void migrate(String name) throws SQLException {
        new Migrations(existing(name)).run();
    }

    /** Returns the JDBC URL of a database. */
    public static String url(String name) {
        return server().address().url().replace("/vireo?", "/" + name + "?");
    }

    public static @Nullable String user() {
        return server().address().user();
    }

    public static @Nullable String password() {
        return server().address().password();
    }

    /** Returns settings for another server that shares the unpacked binaries. Its first start creates the system tables. */
    public static EmbeddedSettings settings(Path data) throws IOException {
        PreparedDatabase.linkTo(data);
        return PreparedDatabase.settings(data);
    }

    /** Returns settings for another server, with the files of a start before and with Vireo's tables. */
    public static EmbeddedSettings preparedSettings(Path data) throws IOException {
        PreparedDatabase.copyTo(data);
        return PreparedDatabase.settings(data);
    }

    /** Returns a connection with all privileges and without a default database. */
    public static Connection administrator() throws SQLException {
        return administrator(server().address());
    }

    /** Connects as the operating-system user, authenticated by the Unix socket without a password. */
    public static Connection administrator(DatabaseAddress address) throws SQLException {
        String url = address.url().replace("/vireo?", "/?");
        return SharedDatabase.connect(new DatabaseAddress(url, System.getProperty("user.name"), null))
                .getConnection();
    }

    static synchronized EmbeddedDatabase server() {
        if (server == null) {
            server = start(data());
        }
        return server;
    }

    private static EmbeddedDatabase start(Path data) {
        try {
            if (!Files.exists(data.resolve("db"))) {
                PreparedDatabase.copyTo(data);
            }
            EmbeddedDatabase started =
                    EmbeddedDatabase.start(new EmbeddedSettings(data, "64M", System.getProperty("user.name")));
            try (Connection connection = administrator(started.address());
                    Statement statement = connection.createStatement()) {
                // no test crashes this server
                statement.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 0");
                // several nodes share it, and the pools of two alone may reach the default of the embedded database
                statement.execute("SET GLOBAL max_connections = " + MAX_CONNECTIONS);
            }
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("Cannot start the database of the tests", e);
        }
    }

    static synchronized void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static Path data() {
        return Path.of(System.getProperty("vireo.it.directory", "target/it"), "database")
                .toAbsolutePath();
    }
}
