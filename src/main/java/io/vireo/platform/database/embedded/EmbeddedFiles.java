package io.vireo.platform.database.embedded;

import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where the embedded database keeps what under the data directory. */
public record EmbeddedFiles(Path data) {
    /** A socket's path has 104 to 108 bytes, depending on the system, and a closing zero. */
    private static final int LONGEST_SOCKET_PATH = 100;

    Path lock() {
        return data.resolve("vireo.lock");
    }

    /** One directory for each version of the server's programs. */
    public Path servers() {
        return data.resolve("mariadb");
    }

    /** The data directory of MariaDB; complete as soon as it has this name. */
    public Path database() {
        return data.resolve("db");
    }

    /** Its name until the system tables are complete. */
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

    /** What the server executes before it lets anybody in; there only while it starts. */
    public Path accountStatements() {
        return temporary().resolve("account.sql");
    }

    /** The server's socket: in the data directory, or where that path is too long or has characters special in a JDBC URL, in a short one. */
    public Path socket() {
        Path direct = data.resolve("db.sock");
        return fits(direct) ? direct : shortDirectory().resolve("db.sock");
    }

    /** Makes room for the socket; nobody else can have prepared its directory or have put a socket there. */
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
        return path.length() <= LONGEST_SOCKET_PATH && path.matches("[A-Za-z0-9 ./_-]*");
    }
}
