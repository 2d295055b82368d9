package io.vireo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatingTaskTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRepeatAfterAnyThrowable(boolean error) throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            executor.scheduleWithFixedDelay(
                    new RepeatingTask("The work of this test", () -> {
                        runs.countDown();
                        if (error) {
                            throw new NoClassDefFoundError("of this test");
                        }
                        throw new IllegalStateException("of this test");
                    }),
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }
}
