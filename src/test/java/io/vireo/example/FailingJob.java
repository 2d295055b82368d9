package io.vireo.example;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import java.time.Duration;

/** A failing job for the test, which must not affect other jobs. */
@Component
class FailingJob implements ScheduledJob {
    @Override
    public String name() {
        return "a-failing-job";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        throw new IllegalStateException("as planned");
    }
}
