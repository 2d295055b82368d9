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

/** The start with a database that is not there yet, or that refuses us. */
class DatabaseStartupWaitTest {
    private static final SQLException AWAY = new SQLNonTransientConnectionException("refused");

    @Test
    void shouldWaitUntilTheDatabaseIsThere() {
        Deque<SQLException> refusals = new ArrayDeque<>(List.of(AWAY));

        DatabaseStartupWait.await(source(refusals), Duration.ofMinutes(1));

        assertThat(refusals).isEmpty();
    }

    @Test
    void shouldGiveUpAtTheEndOfTheWait() throws IOException, SQLException {
        String url;
        try (ServerSocket nobody = new ServerSocket(0)) {
            url = "jdbc:mariadb://127.0.0.1:" + nobody.getLocalPort() + "/vireo";
        }
        DataSource closed = new MariaDbDataSource(url);

        assertThatThrownBy(() -> DatabaseStartupWait.await(closed, Duration.ofMillis(1)))
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageStartingWith("The database cannot be reached: ");
    }

    @Test
    void shouldEndAtOnceWhenThePasswordIsWrong() {
        Deque<SQLException> refusals = new ArrayDeque<>(
                List.of(new SQLInvalidAuthorizationSpecException("Access denied for user 'vireo'"), AWAY));

        assertThatThrownBy(() -> DatabaseStartupWait.await(source(refusals), Duration.ofMinutes(1)))
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageContaining("Access denied");
        assertThat(refusals).containsExactly(AWAY);
    }

    /** Refuses as it is told, and then no more. */
    private DataSource source(Deque<SQLException> refusals) {
        return proxy(DataSource.class, () -> {
            if (!refusals.isEmpty()) {
                throw refusals.pop();
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
