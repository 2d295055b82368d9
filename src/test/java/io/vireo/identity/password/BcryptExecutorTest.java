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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BcryptExecutorTest {
    private final BcryptExecutor bcryptExecutor = new BcryptExecutor();
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void prepare() {
        bcryptExecutor.settings = new BcryptSettings(10, 2, 3);
        bcryptExecutor.prepare();
    }

    @AfterEach
    void stop() {
        end.countDown();
        bcryptExecutor.stop();
        requests.shutdownNow();
    }

    @Test
    void shouldWorkOnSoManyAtATimeLetAFewWaitAndRefuseTheRest() throws Exception {
        List<Future<String>> taken = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            taken.add(requests.submit(() -> bcryptExecutor.run(this::work)));
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch refused = new CountDownLatch(2);
        for (int i = 0; i < 5; i++) {
            taken.add(requests.submit(() -> runOrCount(refused)));
        }
        assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(bcryptExecutor::requireCapacity);
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> bcryptExecutor.run(() -> "too many"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(503));
        end.countDown();
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : taken) {
            answers.add(answer.get(10, TimeUnit.SECONDS));
        }
        assertThat(answers).filteredOn("done"::equals).hasSize(5);
        assertThat(answers).filteredOn("refused"::equals).hasSize(2);
    }

    @Test
    void shouldHaveAPlaceWhenTheWorkIsDone() {
        for (int i = 0; i < 20; i++) {
            bcryptExecutor.requireCapacity();
            assertThat(bcryptExecutor.run(() -> "done")).isEqualTo("done");
        }
    }

    private String work() {
        begun.countDown();
        try {
            return end.await(10, TimeUnit.SECONDS) ? "done" : "late";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private String runOrCount(CountDownLatch refused) {
        try {
            return bcryptExecutor.run(this::work);
        } catch (ServiceUnavailableException e) {
            refused.countDown();
            return "refused";
        }
    }
}
