package io.vireo.platform.database.embedded;

import io.vireo.platform.PrivateFiles;
import io.vireo.platform.database.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Database name and credentials for the embedded server. The password is generated at the first start and stored under {@code keys}.
 *
 * <p>The server creates database and user at each start from a file of statements. Logging in as the operating-system user would fail
 * where that user has no name, as in a container with a numeric user id.
 */
public record EmbeddedCredentials(DatabaseAddress address) {
    private static final String NAME = "vireo";

    public static EmbeddedCredentials of(EmbeddedFiles files) throws IOException {
        String url = "jdbc:mariadb://localhost/" + NAME + "?" + UnixSocketFactory.option(files.socket());
        return new EmbeddedCredentials(new DatabaseAddress(url, NAME, password(files)));
    }

    /** Returns the statements, one per line. Existing objects are kept, but the password is reset to that of the file. */
    byte[] statements() {
        String statements = """
                CREATE DATABASE IF NOT EXISTS vireo CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
                CREATE USER IF NOT EXISTS vireo@localhost;
                ALTER USER vireo@localhost IDENTIFIED BY '%s';
                GRANT ALL ON vireo.* TO vireo@localhost;
                """.formatted(address.password());
        return statements.getBytes(StandardCharsets.UTF_8);
    }

    private static String password(EmbeddedFiles files) throws IOException {
        Path file = files.password();
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            PrivateFiles.directory(files.keys());
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return Files.readString(file).strip();
    }
}
