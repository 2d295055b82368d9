package io.vireo.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vireo.Together;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyFoldRepositoryIT {
    private static final String COUNTERS =
            "SELECT CONCAT_WS(' ', VideoID, LikesBefore, Likes, Dislikes, Views, Comments)"
                    + " FROM VideoTallies ORDER BY VideoID";
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String PENDING = "SELECT COUNT(*) FROM TallyDeltas";

    private TallyDatabase database;
    private TallyFoldRepository repository;

    @BeforeEach
    void prepare() throws SQLException {
        database = TallyDatabase.create("tally_fold", 1000);
        repository = repository(database.source());
    }

    private static TallyFoldRepository repository(DataSource source) {
        TallyFoldRepository repository = new TallyFoldRepository();
        repository.source = source;
        repository.heatSettings = new HeatSettings(1, 8, 4);
        repository.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return repository;
    }

    @Test
    void shouldAddTheSumsOfAllKindsAndDeleteTheChanges() throws Exception {
        database.execute("INSERT INTO VideoTallies (VideoID, LikesBefore, Likes) VALUES (2, 7, 1)");
        database.add(TallyKind.LIKES, 2, 1);
        database.add(TallyKind.DISLIKES, 2, 1);
        database.add(TallyKind.LIKES, 2, -1);
        database.add(TallyKind.LIKES, 2, 1);
        database.add(TallyKind.VIEWS, 1, 3);
        database.add(TallyKind.COMMENTS, 1, 2);
        database.add(TallyKind.SUBSCRIBERS, 1, 5);
        database.add(TallyKind.LIKES, 1_000_000, 1);

        assertThat(repository.fold()).isEqualTo(8);

        assertThat(database.rows(COUNTERS)).containsExactly("1 0 0 0 3 2", "2 7 2 1 0 0");
        assertThat(database.rows("SELECT CONCAT_WS(' ', ChannelID, Subscribers) FROM ChannelTallies"))
                .containsExactly("1 5");
        assertThat(database.number(PENDING)).isZero();
        assertThat(repository.fold()).isZero();
    }

    @Test
    void shouldFoldNoChangeTwiceIfTheNodeDiesBetweenAnyTwoStatements() throws Exception {
        // a query, two sums, the heat before and after, a deletion, and the commit
        for (int statements = 0; statements < 7; statements++) {
            long before = total();
            database.add(TallyKind.LIKES, 1, 1);
            database.add(TallyKind.VIEWS, 2, 1);
            database.add(TallyKind.SUBSCRIBERS, 1, 1);
            TallyFoldRepository dying = repository(dyingAfter(statements));

            assertThatThrownBy(dying::fold).isInstanceOf(PersistenceException.class);

            assertThat(total())
                    .as("the total after a crash at statement " + statements)
                    .isEqualTo(before + 3);
            assertThat(database.number(PENDING)).isEqualTo(3L * (statements + 1));
        }
        assertThat(repository(dyingAfter(7)).fold()).isEqualTo(21);
        assertThat(database.number(PENDING)).isZero();
        assertThat(database.rows(COUNTERS)).containsExactly("1 0 7 0 0 0", "2 0 0 0 7 0");
        assertThat(database.number("SELECT Subscribers FROM ChannelTallies")).isEqualTo(7);
        assertThat(heat(1)).isCloseTo(Heat.plus(Heat.NONE, 7 * 8, NOW.toEpochMilli()), within(1e-9));
    }

    @Test
    void shouldAddTheWeightsOfEventsToTheHeat() throws Exception {
        database.add(TallyKind.LIKES, 1, 1);
        database.add(TallyKind.VIEWS, 1, 5);
        database.add(TallyKind.HEAT, 2, 8);
        database.add(TallyKind.COMMENTS, 3, 1);
        repository.fold();
        database.add(TallyKind.HEAT, 1, 3);
        database.add(TallyKind.LIKES, 2, -1);
        repository.fold();

        assertThat(heat(1)).isCloseTo(Heat.plus(Heat.NONE, 16, NOW.toEpochMilli()), within(1e-9));
        assertThat(heat(2)).isEqualTo(Heat.NONE);
        assertThat(heat(3)).isEqualTo(Heat.NONE);
    }

    private double heat(long videoId) throws SQLException {
        return Double.parseDouble(
                database.rows("SELECT CAST(Heat AS CHAR) FROM VideoTallies WHERE VideoID = " + videoId)
                        .get(0));
    }

    /** Returns all counters and pending changes together. */
    private long total() throws SQLException {
        return database.number("SELECT COALESCE((SELECT SUM(Likes + Views) FROM VideoTallies), 0)"
                + " + COALESCE((SELECT SUM(Subscribers) FROM ChannelTallies), 0)"
                + " + COALESCE((SELECT SUM(Delta) FROM TallyDeltas), 0)");
    }

    /** Returns a data source whose connections fail after a number of prepared statements, or at the commit. */
    private DataSource dyingAfter(int statements) {
        AtomicInteger left = new AtomicInteger(statements);
        return proxy(DataSource.class, database.source(), (method, result) -> {
            if (!(result instanceof Connection connection)) {
                return result;
            }
            return proxy(Connection.class, connection, (called, value) -> {
                if ((called.equals("prepareStatement") || called.equals("commit")) && left.getAndDecrement() <= 0) {
                    throw new SQLException("The node dies");
                }
                return value;
            });
        });
    }

    /** Replaces the result of a call; for {@code commit} it is asked before the call. */
    private interface Interception {
        Object apply(String method, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Interception interception) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        interception.apply("commit", null);
                        return method.invoke(target, arguments);
                    }
                    try {
                        return interception.apply(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void shouldFoldEachChangeOnceOnSeveralNodes() throws Exception {
        database.execute("INSERT INTO TallyDeltas (Kind, SubjectID, Delta)"
                + " SELECT 1 + seq % 4, 1 + seq % 1000, 1 FROM seq_1_to_100000");
        Callable<Integer> node = () -> {
            int all = 0;
            int folded = 1;
            while (folded > 0) {
                folded = repository.fold();
                all += folded;
            }
            return all;
        };

        List<Integer> folded = Together.call(3, node);

        assertThat(folded.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100_000);
        assertThat(database.number("SELECT SUM(Likes + Dislikes + Views + Comments) FROM VideoTallies"))
                .isEqualTo(100_000);
        assertThat(database.number("SELECT COUNT(*) FROM VideoTallies WHERE Likes + Dislikes + Views + Comments = 100"))
                .isEqualTo(1000);
        assertThat(database.number(PENDING)).isZero();
    }

    @Test
    void shouldNotWaitForWritersAndNotFoldWhatTheyMayRollBack() throws Exception {
        database.add(TallyKind.LIKES, 1, 1);
        try (Connection writer = database.source().getConnection()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("INSERT INTO TallyDeltas (Kind, SubjectID, Delta) VALUES (1, 1, 1)");

            assertThat(repository.fold()).isEqualTo(1);
            writer.rollback();
        }
        assertThat(repository.fold()).isZero();
        assertThat(database.rows(COUNTERS)).containsExactly("1 0 1 0 0 0");
    }
}
