package io.vireo.platform;

import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The application's one database: the one that the settings name, or the embedded one, which is started when it is first needed.
 *
 * <p>It is static because the container makes its own instances of {@link VireoDataSource}, perhaps before there are beans; its
 * life is that of the application's class loader. After a failed start, and after {@link #close}, it stays unusable.
 */
final class SharedDatabase {
    private static @Nullable MariaDbDataSource source;
    private static @Nullable EmbeddedDatabase embedded;
    private static @Nullable RuntimeException failure;

    private SharedDatabase() {}

    /** Connections to the database, without a pool. Waits for the embedded database to be ready. */
    static synchronized MariaDbDataSource source() throws SQLException {
        if (failure != null) {
            throw new SQLException(failure.getMessage(), failure);
        }
        if (source == null) {
            try {
                source = open(new Settings(ConfigProvider.getConfig(SharedDatabase.class.getClassLoader())));
            } catch (WrongSetting | DatabaseUnusable e) {
                failure = e;
                throw new SQLException(e.getMessage(), e);
            }
        }
        return source;
    }

    /** Stops the embedded database, if there is one; nobody may use the database any more. */
    static synchronized void close() {
        failure = new DatabaseUnusable("The application is stopping.");
        if (embedded != null) {
            embedded.stop();
        }
    }

    private static MariaDbDataSource open(Settings settings) throws SQLException {
        return connect(address(settings));
    }

    private static DatabaseAddress address(Settings settings) {
        String url = settings.optionalText("vireo.db.url").orElse(null);
        if (url != null) {
            return new DatabaseAddress(
                    url,
                    settings.optionalText("vireo.db.user").orElse(null),
                    settings.optionalText("vireo.db.password").orElse(null));
        }
        if (!EmbeddedDatabase.isPresent()) {
            throw new WrongSetting("vireo.db.url", "is not set, and this build has no embedded database for this system");
        }
        embedded = EmbeddedDatabase.start(EmbeddedSettings.from(settings));
        return embedded.address();
    }

    static MariaDbDataSource connect(DatabaseAddress address) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(ConnectionUrl.complete(address.url()));
        if (address.user() != null) {
            source.setUser(address.user());
        }
        if (address.password() != null) {
            source.setPassword(address.password());
        }
        return source;
    }
}
