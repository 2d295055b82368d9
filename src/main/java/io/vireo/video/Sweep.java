package io.vireo.video;

import io.vireo.account.VideoCountCheck;
import io.vireo.media.MediaStore;
import io.vireo.media.Resumable;
import io.vireo.media.ResumableUploads;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes what crashes left of uploads and deletions, and announcements that nobody filled, and mends counts, at the start and then
 * hourly. Several nodes may do so at once: a draft in use is locked, and files of a video are only touched under the lock of its
 * row.
 */
@ApplicationScoped
public class Sweep {
    private static final Logger LOG = System.getLogger(Sweep.class.getName());

    @Inject
    MediaStore store;

    @Inject
    ResumableUploads resumables;

    @Inject
    VideoRepository videos;

    @Inject
    RemovedVideoRepository removed;

    @Inject
    Publishing publishing;

    @Inject
    Deletions deletions;

    @Inject
    VideoCountCheck counts;

    @Inject
    VideoSettings settings;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> hourly;

    /** After the migrations; the first sweep is done before the site is ready. */
    void start(
            @Observes @Priority(Interceptor.Priority.APPLICATION) @Initialized(ApplicationScoped.class)
                    Object started) {
        sweep();
        hourly = executor.scheduleAtFixedRate(this::sweepAgain, 1, 1, TimeUnit.HOURS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (hourly != null) {
            hourly.cancel(false);
        }
    }

    private void sweep() {
        int drafts = store.sweepDrafts() + resumables.sweep(clock.instant());
        removed.all().forEach(deletions::tidy);
        // an announcement waits as long as somebody is filling it, however long that takes
        Set<String> awaited =
                resumables.unfinished().stream().map(Resumable::subject).collect(Collectors.toSet());
        videos.announced().stream()
                .filter(hash -> !awaited.contains(hash))
                .forEach(hash -> publishing.tidy(hash, settings.patience()));
        store.sweepChoices(clock.instant().minus(settings.patience()));
        counts.mend();
        if (drafts > 0) {
            LOG.log(Level.INFO, "Removed {0} unfinished uploads", drafts);
        }
    }

    /** A failure now must not end the later ones, which an exception would. */
    private void sweepAgain() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The sweep failed and is tried again in an hour", e);
        }
    }
}
