package io.vireo.platform.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Together;
import io.vireo.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaseIT {
    private static final Duration LONG = Duration.ofHours(1);

    private DataSource database;

    @BeforeEach
    void prepare() throws SQLException {
        database = TestDatabase.migrated("leases");
    }

    @Test
    void shouldHaveOneHolderUntilItIsReleased() throws SQLException {
        Lease first = lease("first");
        Lease second = lease("second");
        assertThat(first.acquire()).isTrue();
        assertThat(second.acquire()).isFalse();
        assertThat(first.acquire()).isTrue();

        second.release();
        assertThat(second.acquire()).isFalse();
        first.release();
        assertThat(second.acquire()).isTrue();
        assertThat(first.acquire()).isFalse();
    }

    @Test
    void shouldBeAcquiredByAnotherAfterItsExpiry() throws SQLException {
        Lease dead = lease("dead");
        assertThat(dead.acquire()).isTrue();
        execute("UPDATE Leases SET Until = Until - INTERVAL 3599 SECOND");
        assertThat(lease("early").acquire()).isFalse();
        execute("UPDATE Leases SET Until = UTC_TIMESTAMP(3)");
        assertThat(lease("successor").acquire()).isTrue();
        assertThat(dead.acquire()).isFalse();
    }

    @Test
    void shouldBeAcquiredByAnotherWhenTheClockWasSetBack() throws SQLException {
        assertThat(lease("dead").acquire()).isTrue();
        execute("UPDATE Leases SET Until = Until + INTERVAL 59 MINUTE");
        assertThat(lease("early").acquire()).isFalse();
        execute("UPDATE Leases SET Until = Until + INTERVAL 1 DAY");
        assertThat(lease("successor").acquire()).isTrue();
    }

    @Test
    void shouldBeAcquiredByOneOfSeveralConcurrentNodes() throws Exception {
        for (int round = 0; round < 5; round++) {
            execute("UPDATE Leases SET Until = UTC_TIMESTAMP(3)");
            List<Boolean> acquired = Together.call(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(
                            node -> () -> lease("node " + node).acquire())
                    .toList());
            assertThat(acquired).containsOnlyOnce(true);
        }
    }

    private Lease lease(String holder) {
        return new Lease(database, "leader", holder, LONG);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
