package io.vireo.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A database that answers and one that does not; the connections are this test's. */
class DatabaseAvailabilityMonitorTest {
    private boolean alive = true;
    private boolean broken;
    private boolean defect;
    private int connections;
    private final DatabaseAvailabilityMonitor watch =
            new DatabaseAvailabilityMonitor("The database", "nobody minds", this::connect, Duration.ofMinutes(1));

    @Test
    void shouldKnowWithinALookThatTheDatabaseIsAwayAndBack() {
        watch.check();
        assertThat(watch.isUnavailable()).isFalse();

        alive = false;
        watch.check();
        assertThat(watch.isUnavailable()).isTrue();

        alive = true;
        watch.check();
        assertThat(watch.isUnavailable()).isFalse();
    }

    @Test
    void shouldGoOnAfterAnUncheckedExceptionOfTheDriver() {
        watch.check();
        broken = true;
        defect = true;
        watch.check();
        assertThat(watch.isUnavailable()).isTrue();

        defect = false;
        watch.check();
        assertThat(watch.isUnavailable()).isFalse();
    }

    @Test
    void shouldKeepItsConnectionWhileItIsGood() {
        watch.check();
        watch.check();

        assertThat(connections).isEqualTo(1);
    }

    @Test
    void shouldNotTakeOneBrokenConnectionForTheDatabase() {
        watch.check();
        broken = true;

        watch.check();

        assertThat(watch.isUnavailable()).isFalse();
        assertThat(connections).isEqualTo(2);
    }

    @Test
    void shouldNoticeALookThatDoesNotEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        DatabaseAvailabilityMonitor hanging = new DatabaseAvailabilityMonitor(
                "The database",
                "nobody minds",
                () -> {
                    begun.countDown();
                    await(end);
                    return connection();
                },
                Duration.ZERO);
        hanging.checkTimeout();
        assertThat(hanging.isUnavailable()).isFalse();

        Thread look = new Thread(hanging::check);
        look.start();
        begun.await();
        hanging.checkTimeout();
        assertThat(hanging.isUnavailable()).isTrue();

        end.countDown();
        look.join();
        assertThat(hanging.isUnavailable()).isFalse();
        hanging.checkTimeout();
        assertThat(hanging.isUnavailable()).isFalse();
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
        assertThat(ValidatingConnection.of(connection(), asked -> false).isValid(0))
                .isFalse();
        assertThat(ValidatingConnection.of(connection(), asked -> asked.isValid(0))
                        .isValid(0))
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
