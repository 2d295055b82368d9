package io.vireo.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The monitor with fake connections, to a reachable and to an unreachable database. */
class DatabaseAvailabilityMonitorTest {
    private boolean alive = true;
    private boolean broken;
    private boolean driverFails;
    private int connections;
    private final DatabaseAvailabilityMonitor monitor =
            new DatabaseAvailabilityMonitor("The database", "no effect", this::connect, Duration.ofMinutes(1));

    @Test
    void shouldDetectAnOutageAndARecoveryInOneCheck() {
        monitor.check();
        assertThat(monitor.isUnavailable()).isFalse();

        alive = false;
        monitor.check();
        assertThat(monitor.isUnavailable()).isTrue();

        alive = true;
        monitor.check();
        assertThat(monitor.isUnavailable()).isFalse();
    }

    @Test
    void shouldRecoverFromAnUncheckedExceptionOfTheDriver() {
        monitor.check();
        broken = true;
        driverFails = true;
        monitor.check();
        assertThat(monitor.isUnavailable()).isTrue();

        driverFails = false;
        monitor.check();
        assertThat(monitor.isUnavailable()).isFalse();
    }

    @Test
    void shouldReuseAValidConnection() {
        monitor.check();
        monitor.check();

        assertThat(connections).isEqualTo(1);
    }

    @Test
    void shouldReconnectAfterABrokenConnection() {
        monitor.check();
        broken = true;

        monitor.check();

        assertThat(monitor.isUnavailable()).isFalse();
        assertThat(connections).isEqualTo(2);
    }

    @Test
    void shouldReportAHangingCheckAsUnavailable() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        DatabaseAvailabilityMonitor hanging = new DatabaseAvailabilityMonitor(
                "The database",
                "no effect",
                () -> {
                    started.countDown();
                    await(end);
                    return connection();
                },
                Duration.ZERO);
        hanging.checkTimeout();
        assertThat(hanging.isUnavailable()).isFalse();

        Thread check = new Thread(hanging::check);
        check.start();
        started.await();
        hanging.checkTimeout();
        assertThat(hanging.isUnavailable()).isTrue();

        end.countDown();
        check.join();
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
    void shouldValidateConnections() throws SQLException {
        assertThat(ValidatingConnection.of(connection(), candidate -> false).isValid(0))
                .isFalse();
        assertThat(ValidatingConnection.of(connection(), candidate -> candidate.isValid(0))
                        .isValid(0))
                .isTrue();
    }

    private Connection connect() throws SQLException {
        if (driverFails) {
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
