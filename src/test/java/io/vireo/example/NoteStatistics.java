package io.vireo.example;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts the notes every second for the metric {@code vireo_notes}. */
@Component
class NoteStatistics implements ScheduledJob, MeterBinder {
    @Inject
    NoteRepository notes;

    private volatile long count;

    @Override
    public String name() {
        return "note-statistics";
    }

    @Override
    public Nodes nodes() {
        return Nodes.EACH;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        count = notes.count("");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("vireo.notes", this, statistics -> statistics.count)
                .description("Notes about videos")
                .register(registry);
    }
}
