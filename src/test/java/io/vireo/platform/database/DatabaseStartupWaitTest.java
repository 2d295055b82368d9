package io.vireo.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** The start-up with an unreachable database and with rejected credentials. */
class DatabaseStartupWaitTest {
    private static final SQLException UNREACHABLE = new SQLNonTransientConnectionException("refused");

    @Test
    void shouldWaitUntilTheDatabaseIsReachable() {
        Deque<SQLException> failures = new ArrayDeque<>(List.of(UNREACHABLE));

        DatabaseStartupWait.await(source(failures), Duration.ofMinutes(1));

        assertThat(failures).isEmpty();
    }

    @Test
    void shouldFailAfterTheTimeout() throws IOException, SQLException {
        String url;
        try (ServerSocket unused = new ServerSocket(0)) {
            url = "jdbc:mariadb://127.0.0.1:" + unused.getLocalPort() + "/vireo";
        }
        DataSource closed = new MariaDbDataSource(url);

        assertThatThrownBy(() -> DatabaseStartupWait.await(closed, Duration.ofMillis(1)))
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageStartingWith("The database cannot be reached: ");
    }

    @Test
    void shouldFailImmediatelyWithAWrongPassword() {
        Deque<SQLException> failures = new ArrayDeque<>(
                List.of(new SQLInvalidAuthorizationSpecException("Access denied for user 'vireo'"), UNREACHABLE));

        assertThatThrownBy(() -> DatabaseStartupWait.await(source(failures), Duration.ofMinutes(1)))
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageContaining("Access denied");
        assertThat(failures).containsExactly(UNREACHABLE);
    }

    /** Returns a data source that throws the given exceptions in order, and then connects. */
    private DataSource source(Deque<SQLException> failures) {
        return proxy(DataSource.class, () -> {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            return proxy(Connection.class, () -> null);
        });
    }

    private interface Result {
        Object get() throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Result result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> result.get()));
    }
}
