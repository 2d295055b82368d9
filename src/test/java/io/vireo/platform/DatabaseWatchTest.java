package io.vireo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A database that answers and one that does not; the connections are this test's. */
class DatabaseWatchTest {
    private boolean alive = true;
    private boolean broken;
    private boolean defect;
    private int connections;
    private final DatabaseWatch watch =
            new DatabaseWatch("The database", "nobody minds", this::connect, Duration.ofMinutes(1));

    @Test
    void shouldKnowWithinALookThatTheDatabaseIsAwayAndBack() {
        watch.look();
        assertThat(watch.isAway()).isFalse();

        alive = false;
        watch.look();
        assertThat(watch.isAway()).isTrue();

        alive = true;
        watch.look();
        assertThat(watch.isAway()).isFalse();
    }

    @Test
    void shouldGoOnAfterAnUncheckedExceptionOfTheDriver() {
        watch.look();
        broken = true;
        defect = true;
        watch.look();
        assertThat(watch.isAway()).isTrue();

        defect = false;
        watch.look();
        assertThat(watch.isAway()).isFalse();
    }

    @Test
    void shouldKeepItsConnectionWhileItIsGood() {
        watch.look();
        watch.look();

        assertThat(connections).isEqualTo(1);
    }

    @Test
    void shouldNotTakeOneBrokenConnectionForTheDatabase() {
        watch.look();
        broken = true;

        watch.look();

        assertThat(watch.isAway()).isFalse();
        assertThat(connections).isEqualTo(2);
    }

    @Test
    void shouldNoticeALookThatDoesNotEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        DatabaseWatch hanging = new DatabaseWatch(
                "The database",
                "nobody minds",
                () -> {
                    begun.countDown();
                    await(end);
                    return connection();
                },
                Duration.ZERO);
        hanging.notice();
        assertThat(hanging.isAway()).isFalse();

        Thread look = new Thread(hanging::look);
        look.start();
        begun.await();
        hanging.notice();
        assertThat(hanging.isAway()).isTrue();

        end.countDown();
        look.join();
        assertThat(hanging.isAway()).isFalse();
        hanging.notice();
        assertThat(hanging.isAway()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldCallNoConnectionValidThatIsNot() throws SQLException {
        assertThat(WatchedConnection.of(connection(), asked -> false).isValid(0))
                .isFalse();
        assertThat(WatchedConnection.of(connection(), asked -> asked.isValid(0)).isValid(0))
                .isTrue();
    }

    private Connection connect() throws SQLException {
        if (defect) {
            throw new IllegalStateException("of the driver");
        }
        if (!alive) {
            throw new SQLNonTransientConnectionException("refused");
        }
        connections++;
        return connection();
    }

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("isValid") ? alive && !broken : null);
    }
}
