package io.vireo.platform.database.embedded;

import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The file layout of the embedded database below the data directory. */
public record EmbeddedFiles(Path data) {
    /** The maximum length of a socket path; the platform limit is 104 to 108 bytes, including a terminating zero. */
    private static final int MAX_SOCKET_PATH_LENGTH = 100;

    Path lock() {
        return data.resolve("vireo.lock");
    }

    /** The directory of the unpacked servers, with one subdirectory per version. */
    public Path servers() {
        return data.resolve("mariadb");
    }

    /** The data directory of MariaDB; it has this name only when it is complete. */
    public Path database() {
        return data.resolve("db");
    }

    /** The name of the data directory until the system tables are complete. */
    Path unfinishedDatabase() {
        return data.resolve("db.new");
    }

    public Path temporary() {
        return data.resolve("db-tmp");
    }

    Path processId() {
        return data.resolve("db.pid");
    }

    public Path log() {
        return data.resolve("mariadb.log");
    }

    Path keys() {
        return data.resolve("keys");
    }

    Path password() {
        return keys().resolve("db-password");
    }

    /** The file of statements that the server executes before it accepts connections; exists only during the start. */
    public Path accountStatements() {
        return temporary().resolve("account.sql");
    }

    /**
     * The socket of the server: in the data directory, or in a directory with a short path if that path is too long or has characters
     * that are special in a JDBC URL.
     */
    public Path socket() {
        Path direct = data.resolve("db.sock");
        return fits(direct) ? direct : shortDirectory().resolve("db.sock");
    }

    /** Creates the directory of the socket; ensures that no other user has prepared the directory or a socket in it. */
    void prepareSocket() throws IOException {
        removeSocket();
        if (!socket().startsWith(data)) {
            PrivateFiles.newDirectory(shortDirectory());
        }
    }

    void removeSocket() throws IOException {
        Files.deleteIfExists(socket());
        Files.deleteIfExists(shortDirectory());
    }

    private Path shortDirectory() {
        UUID hash = UUID.nameUUIDFromBytes(data.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of(System.getProperty("java.io.tmpdir"), "vireo-" + hash);
    }

    private static boolean fits(Path socket) {
        String path = socket.toString();
        return path.length() <= MAX_SOCKET_PATH_LENGTH && path.matches("[A-Za-z0-9 ./_-]*");
    }
}
