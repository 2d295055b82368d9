package io.vireo.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VideoCountReconcilerIT {
    private final VideoCountReconciler reconciler = new VideoCountReconciler();

    @BeforeEach
    void prepare() throws SQLException {
        reconciler.source = TestDatabase.migrated("counts");
        execute("INSERT INTO Channels (Username, Password) VALUES ('ann', 'x'), ('bob', 'x'), ('cid', 'x')");
    }

    @Test
    void shouldFixEveryWrongCountAndLeaveTheOthers() throws Exception {
        publish("ann", 3);
        publish("bob", 2);
        execute("UPDATE Channels SET VideoCount = 7 WHERE Username IN ('ann', 'cid')");
        execute("INSERT INTO Videos (PathHash, ChannelID, Upload) SELECT 'draft', ChannelID, NOW(6) FROM Channels"
                + " WHERE Username = 'bob'");

        assertThat(reconciler.reconcile()).isEqualTo(2);

        assertThat(counts()).containsExactly("ann 3", "bob 2", "cid 0");
        assertThat(reconciler.reconcile()).isZero();
    }

    @Test
    void shouldCheckEveryChannel() throws Exception {
        execute(
                "INSERT INTO Channels (Username, Password, VideoCount) SELECT CONCAT('c', seq), 'x', 1 FROM seq_1_to_397");
        assertThat(reconciler.reconcile()).isEqualTo(397);
        assertThat(reconciler.reconcile()).isZero();
    }

    @Test
    void shouldReconcileDuringConcurrentPublishing() throws Exception {
        execute("UPDATE Channels SET VideoCount = 50");
        ExecutorService publishers = Executors.newFixedThreadPool(4);
        AtomicBoolean finished = new AtomicBoolean();
        try {
            Future<Integer> reconciliation = publishers.submit(() -> {
                int fixed = 0;
                while (!finished.get()) {
                    fixed += reconciler.reconcile();
                }
                return fixed;
            });
            List<Callable<Void>> work = new ArrayList<>();
            for (String name : List.of("ann", "bob", "ann")) {
                work.add(() -> {
                    publish(name, 60);
                    return null;
                });
            }
            for (Future<Void> done : publishers.invokeAll(work)) {
                done.get();
            }
            finished.set(true);
            assertThat(reconciliation.get()).isPositive();
        } finally {
            publishers.shutdownNow();
        }
        reconciler.reconcile();

        assertThat(counts()).containsExactly("ann 120", "bob 60", "cid 0");
    }

    /** Publishes videos as the publishing transaction does; locks the channel first because the videos do not exist yet. */
    private void publish(String name, int number) throws SQLException {
        try (Connection connection = reconciler.source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < number; i++) {
                statement.execute("SELECT VideoCount FROM Channels WHERE Username = '" + name + "' FOR UPDATE");
                statement.execute("INSERT INTO Videos (PathHash, ChannelID, Upload, Published)"
                        + " SELECT LPAD(LOWER(CONV(FLOOR(RAND() * 78364164095), 10, 36)), 7, '0'), ChannelID, NOW(6), 1"
                        + " FROM Channels WHERE Username = '" + name + "'");
                statement.execute("UPDATE Channels SET VideoCount = VideoCount + 1 WHERE Username = '" + name + "'");
                connection.commit();
            }
        }
    }

    private List<String> counts() throws SQLException {
        DataSource source = reconciler.source;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT CONCAT(Username, ' ', VideoCount) FROM Channels ORDER BY Username")) {
            List<String> counts = new ArrayList<>();
            while (rows.next()) {
                counts.add(rows.getString(1));
            }
            return counts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = reconciler.source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
