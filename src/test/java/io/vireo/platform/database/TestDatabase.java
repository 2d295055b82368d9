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

/**
 * A real MariaDB for the tests of this JVM: started on first use and stopped after the last test. Its files stay in {@code
 * target/it-N/database}, so that only the first run unpacks it.
 */
public final class TestDatabase {
    private static @Nullable EmbeddedDatabase server;

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

    /** Creates a database with Vireo's tables; drops an existing one of this name. */
    public static DataSource migrated(String name) throws SQLException {
        DataSource source = empty(name);
        new Migrations(source).run();
        return source;
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

    /** Returns settings for another server that shares the unpacked binaries. */
    public static EmbeddedSettings settings(Path data) throws IOException {
        server();
        Files.createDirectories(data);
        Files.createSymbolicLink(data.resolve("mariadb"), data().resolve("mariadb"));
        return new EmbeddedSettings(data, "16M", System.getProperty("user.name"));
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
            server = EmbeddedDatabase.start(new EmbeddedSettings(data(), "64M", System.getProperty("user.name")));
        }
        return server;
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
