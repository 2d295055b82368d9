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
 * The application's database and user in the embedded server. The password is made at first start and kept under {@code keys}.
 *
 * <p>The server itself makes them, at each of its starts, from a file of statements: logging in for it as the operating-system
 * user would fail where that user has no name, as in a container that was given just a number.
 */
public record EmbeddedCredentials(DatabaseAddress address) {
    private static final String NAME = "vireo";

    public static EmbeddedCredentials of(EmbeddedFiles files) throws IOException {
        String url = "jdbc:mariadb://localhost/" + NAME + "?" + UnixSocketFactory.option(files.socket());
        return new EmbeddedCredentials(new DatabaseAddress(url, NAME, password(files)));
    }

    /** One statement a line, as the server wants it. What is there already stays, but the password is set to that of the file. */
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
