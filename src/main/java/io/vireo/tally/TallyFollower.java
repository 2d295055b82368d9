package io.vireo.tally;

import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.video.VideoCountsChanged;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports on each node which videos have new counters, so that its caches read them again. */
@Component
class TallyFollower implements ScheduledJob {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    @Inject
    FoldedVideoRepository folded;

    @Inject
    Event<VideoCountsChanged> changed;

    /** The reported changes that the next query returns again. */
    private final Map<Long, Long> reported = new HashMap<>();

    @Override
    public String name() {
        return "tally-follower";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public Nodes nodes() {
        return Nodes.EACH;
    }

    @Override
    public void run() {
        follow();
    }

    /** Fires {@link VideoCountsChanged} if counters have changed. */
    synchronized void follow() {
        List<String> hashes = new ArrayList<>();
        Map<Long, Long> recent = new HashMap<>();
        long last = 0;
        for (FoldedVideoRepository.Row row : folded.recent()) {
            recent.put(row.id(), row.folded());
            last = Math.max(last, row.folded());
            Long before = reported.get(row.id());
            if (before == null || before != row.folded()) {
                hashes.add(row.hash());
            }
        }
        reported.clear();
        reported.putAll(recent);
        if (!hashes.isEmpty()) {
            changed.fire(new VideoCountsChanged(hashes, last));
        }
    }
}
