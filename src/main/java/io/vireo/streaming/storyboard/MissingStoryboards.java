package io.vireo.streaming.storyboard;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.inject.Inject;
import java.time.Duration;

/** Makes the storyboards of videos that were published by earlier versions, some at a time, if a setting demands it. */
@Component
class MissingStoryboards implements ScheduledJob {
    /** So many that the node is busy until the next run, and so few that a new video does not wait for long. */
    private static final int AT_ONCE = 50;

    @Inject
    StoryboardService storyboards;

    @Inject
    StoryboardSettings settings;

    @Override
    public String name() {
        return "missing-storyboards";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        if (settings.enabled() && settings.existing()) {
            storyboards.enqueueUnknown(AT_ONCE);
        }
    }
}
