package io.vireo.video;

import io.vireo.http.Unavailable;
import io.vireo.media.Drafts;
import io.vireo.media.MediaStore;
import io.vireo.media.ProposedFrames;
import io.vireo.media.Resumable;
import io.vireo.media.ResumableUploads;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what crashes left of uploads and deletions, and announcements that nobody filled: at the start of each node, which may have
 * been the one that crashed, and then hourly. Several nodes may do so at once: a draft in use is locked, and files of a video are
 * only touched under the lock of its row.
 */
@ApplicationScoped
class Sweep implements ScheduledJob {
    private static final Logger LOG = System.getLogger(Sweep.class.getName());

    @Inject
    MediaStore store;

    @Inject
    ProposedFrames proposed;

    @Inject
    Drafts drafts;

    @Inject
    ResumableUploads resumables;

    @Inject
    TusUploads uploads;

    @Inject
    Publishing publishing;

    @Inject
    Deletions deletions;

    @Inject
    VideoSettings settings;

    @Inject
    Clock clock;

    /** After the migrations; the first sweep is done before the site is ready. */
    void start(
            @Observes @Priority(Interceptor.Priority.APPLICATION) @Initialized(ApplicationScoped.class)
                    Object started) {
        try {
            sweep();
        } catch (Unavailable e) {
            LOG.log(Level.WARNING, "The store of media is away: what crashes left is removed later");
        }
    }

    @Override
    public String name() {
        return "orphan-cleanup";
    }

    @Override
    public void run() {
        sweep();
    }

    private void sweep() {
        uploads.settle();
        int removed = drafts.sweep()
                + resumables.sweep(clock.instant())
                + store.sweepPrepared(clock.instant().minus(settings.patience()));
        deletions.unfinished().forEach(deletions::tidy);
        // an announcement waits as long as somebody is filling it, however long that takes
        List<Resumable> unfinished = resumables.unfinished();
        Set<String> awaited = unfinished.stream().map(Resumable::subject).collect(Collectors.toSet());
        Instant abandoned = clock.instant().minus(settings.patience());
        Set<String> announced = Set.copyOf(publishing.announced());
        announced.forEach(hash -> publishing.tidy(hash, awaited.contains(hash) ? Instant.EPOCH : abandoned));
        // without one it cannot become a video; those that were begun since are not among them
        unfinished.stream()
                .filter(upload -> !announced.contains(upload.subject()))
                .forEach(upload -> resumables.removeUnused(upload.id()));
        proposed.sweep(clock.instant().minus(settings.patience()));
        if (removed > 0) {
            LOG.log(Level.INFO, "Removed {0} unfinished uploads", removed);
        }
    }
}
