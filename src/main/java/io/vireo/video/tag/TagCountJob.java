package io.vireo.video.tag;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts the uses of tags that have changed. */
@Component
class TagCountJob implements ScheduledJob {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @Inject
    TagCountRepository counts;

    @Override
    public String name() {
        return "tag-uses";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        int counted = TagCountRepository.BATCH;
        while (counted == TagCountRepository.BATCH) {
            counted = counts.count();
        }
    }
}
