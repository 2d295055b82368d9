package io.vireo.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.http.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BcryptExecutorTest {
    private final BcryptExecutor bcryptExecutor = new BcryptExecutor(new BcryptSettings(10, 2, 3));
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final CountDownLatch started = new CountDownLatch(2);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        bcryptExecutor.stop();
        requests.shutdownNow();
    }

    @Test
    void shouldRunUpToTheLimitQueueAFewAndRejectTheRest() throws Exception {
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            results.add(requests.submit(() -> bcryptExecutor.run(this::work)));
        }
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch rejected = new CountDownLatch(2);
        for (int i = 0; i < 5; i++) {
            results.add(requests.submit(() -> runOrCount(rejected)));
        }
        assertThat(rejected.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(bcryptExecutor::requireCapacity);
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> bcryptExecutor.run(() -> "too many"))
                .satisfies(exception -> assertThat(exception.status()).isEqualTo(503));
        end.countDown();
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : results) {
            answers.add(answer.get(10, TimeUnit.SECONDS));
        }
        assertThat(answers).filteredOn("done"::equals).hasSize(5);
        assertThat(answers).filteredOn("rejected"::equals).hasSize(2);
    }

    @Test
    void shouldAcceptWorkAfterEarlierWorkIsDone() {
        for (int i = 0; i < 20; i++) {
            bcryptExecutor.requireCapacity();
            assertThat(bcryptExecutor.run(() -> "done")).isEqualTo("done");
        }
    }

    private String work() {
        started.countDown();
        try {
            return end.await(10, TimeUnit.SECONDS) ? "done" : "late";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private String runOrCount(CountDownLatch rejected) {
        try {
            return bcryptExecutor.run(this::work);
        } catch (ServiceUnavailableException e) {
            rejected.countDown();
            return "rejected";
        }
    }
}
