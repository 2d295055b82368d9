package io.vireo.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.mariadb.jdbc.MariaDbDataSource;

/** The application's database and user in the embedded server. The password is made at first start and kept under {@code keys}. */
final class EmbeddedAccount {
    static final String NAME = "vireo";

    private final EmbeddedFiles files;
    private final String systemUser;

    EmbeddedAccount(EmbeddedFiles files, String systemUser) {
        this.files = files;
        this.systemUser = systemUser;
    }

    /** Makes what is missing, and gives the user the password of the file again should they differ. */
    DatabaseAddress prepare() throws IOException, SQLException {
        DatabaseAddress address = new DatabaseAddress(url(NAME), NAME, password());
        try (Connection connection = administrator();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE IF NOT EXISTS vireo CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci");
            statement.execute("CREATE USER IF NOT EXISTS vireo@localhost");
            statement.execute("ALTER USER vireo@localhost IDENTIFIED BY '" + address.password() + "'");
            statement.execute("GRANT ALL ON vireo.* TO vireo@localhost");
            statement.execute("DROP USER IF EXISTS ''@localhost");
            statement.execute("DROP DATABASE IF EXISTS test");
        }
        return address;
    }

    /** The operating-system user's own connection: no password, the server asks the system who is at the socket. */
    Connection administrator() throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(url(""));
        source.setUser(systemUser);
        return source.getConnection();
    }

    private String url(String database) {
        return "jdbc:mariadb://localhost/" + database + "?localSocket=" + files.socket();
    }

    private String password() throws IOException {
        Path file = files.password();
        if (!Files.exists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            OwnerOnly.directory(files.keys());
            OwnerOnly.write(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return Files.readString(file).strip();
    }
}
