package io.vireo.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.PreparedDirectory;
import io.vireo.platform.database.embedded.EmbeddedBinaries;
import io.vireo.platform.database.embedded.EmbeddedDatabase;
import io.vireo.platform.database.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.zip.CRC32;

/**
 * The unpacked MariaDB server, and the files of a database with Vireo's tables as its first start leaves them. Both are made once:
 * unpacking the server, creating the system tables and migrating take more time than the rest of a start.
 */
public final class PreparedDatabase {
    private static final String BUFFER_POOL = "16M";

    private PreparedDatabase() {}

    /** Returns the directory of the unpacked servers, to which data directories link. */
    static Path binaries() throws IOException {
        return PreparedDirectory.of("mariadb", "servers", EmbeddedBinaries::unpack);
    }

    /** Links a data directory to the unpacked server. */
    static void linkTo(Path data) throws IOException {
        Path binaries = binaries();
        Files.createDirectories(data);
        if (!Files.exists(data.resolve("mariadb"))) {
            Files.createSymbolicLink(data.resolve("mariadb"), binaries);
        }
    }

    /** Puts the files of a database with Vireo's tables into a data directory without a database. */
    public static void copyTo(Path data) throws IOException {
        linkTo(data);
        Path database = PreparedDirectory.of("database", version(), PreparedDatabase::make);
        // the name of a database that is not complete
        Path unfinished = data.resolve("db.new");
        PreparedDirectory.copy(database.resolve("db"), unfinished);
        Files.move(unfinished, data.resolve("db"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void make(Path data) throws IOException {
        Files.createSymbolicLink(data.resolve("mariadb"), data.resolveSibling("mariadb-servers"));
        EmbeddedDatabase server = EmbeddedDatabase.start(settings(data));
        try {
            new Migrations(SharedDatabase.connect(server.address())).run();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot migrate the database of the tests", e);
        } finally {
            server.stop();
        }
    }

    static EmbeddedSettings settings(Path data) {
        return new EmbeddedSettings(data, BUFFER_POOL, System.getProperty("user.name"));
    }

    /** Returns a checksum of all migrations. */
    private static String version() throws IOException {
        CRC32 sum = new CRC32();
        for (Path script : MigrationFilesTest.scripts().stream().sorted().toList()) {
            sum.update(script.toString().getBytes(UTF_8));
            sum.update(Files.readAllBytes(script));
        }
        return Long.toHexString(sum.getValue());
    }
}
