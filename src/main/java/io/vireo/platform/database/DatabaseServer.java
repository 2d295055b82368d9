package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.MariaDbDataSource;

/** A single server of a database with several servers. */
public final class DatabaseServer {
    private static final int VALIDATION_TIMEOUT_SECONDS = 2;

    private final MariaDbDataSource source;
    private final String name;

    private DatabaseServer(MariaDbDataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /**
     * Returns the server with one address of a database; connections to it have all other options of {@code database}. Builds a URL,
     * because Connector/J's configuration builder can add addresses but not remove them.
     */
    public static DatabaseServer of(DatabaseAddress database, HostAddress address) throws SQLException {
        String tls = address.sslMode == null ? "" : "(sslMode=" + address.sslMode + ")";
        String one = "jdbc:mariadb://address=(host=" + address.host + ")(port=" + address.port + ")" + tls;
        String url = one + database.url().substring(endOfServers(database.url()));
        return new DatabaseServer(
                SharedDatabase.connect(new DatabaseAddress(url, database.user(), database.password())),
                address.host + ":" + address.port);
    }

    private static int endOfServers(String url) {
        int end = url.indexOf("//") + 2;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    /** Returns whether the server responds and is writable. */
    public static boolean isWritable(Connection connection) throws SQLException {
        if (!connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
            return false;
        }
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT @@global.read_only")) {
            return row.next() && List.of("0", "OFF").contains(row.getString(1));
        }
    }

    /** Returns {@code host:port}. */
    @Override
    public String toString() {
        return name;
    }
}
