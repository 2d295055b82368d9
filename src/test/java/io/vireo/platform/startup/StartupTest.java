package io.vireo.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class StartupTest {
    private final List<String> run = new ArrayList<>();
    private final List<Startup.Step> retried = new ArrayList<>();
    private final Startup startup = new Startup() {
        @Override
        void retryLater(Step step) {
            retried.add(step);
        }
    };

    private Startup.Step task(StartupPhase phase, boolean mandatory, Callable<?> work) {
        StartupTask task = new StartupTask() {
            @Override
            public boolean isMandatory() {
                return mandatory;
            }

            @Override
            public void start() throws Exception {
                run.add(phase.name());
                work.call();
            }
        };
        return new Startup.Step(phase, "a task", () -> task);
    }

    @Test
    void shouldRunTasksInTheOrderOfTheirPhases() throws Exception {
        List<Startup.Step> tasks = new ArrayList<>();
        for (StartupPhase phase : StartupPhase.values()) {
            tasks.add(0, task(phase, true, () -> null));
        }

        startup.run(tasks);

        assertThat(run).containsExactly("LOG", "PORTS", "SETTINGS", "MIGRATE", "PREPARE", "WORKERS", "OPEN");
    }

    @Test
    void shouldStopWhenAMandatoryTaskFails() {
        IOException failure = new IOException("of this test");
        List<Startup.Step> tasks =
                List.of(task(StartupPhase.OPEN, true, () -> null), task(StartupPhase.MIGRATE, true, () -> {
                    throw failure;
                }));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> startup.run(tasks))
                .isSameAs(failure);
        assertThat(run).containsExactly("MIGRATE");
    }

    @Test
    void shouldContinueAfterAFailedOptionalTaskAndRetryIt() throws Exception {
        Startup.Step failing = task(StartupPhase.PREPARE, false, () -> {
            throw new StackOverflowError("of this test");
        });

        startup.run(List.of(failing, task(StartupPhase.OPEN, true, () -> null)));

        assertThat(run).containsExactly("PREPARE", "OPEN");
        assertThat(retried).containsExactly(failing);
    }
}
