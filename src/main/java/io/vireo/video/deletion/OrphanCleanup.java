package io.vireo.video.deletion;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploads;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import io.vireo.video.upload.TusUploadService;
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
class OrphanCleanup implements ScheduledJob {
    private static final Logger LOG = System.getLogger(OrphanCleanup.class.getName());

    @Inject
    MediaStore store;

    @Inject
    ThumbnailCandidates proposed;

    @Inject
    StagingArea stagingArea;

    @Inject
    ResumableUploads resumables;

    @Inject
    TusUploadService uploads;

    @Inject
    VideoService videoService;

    @Inject
    VideoDeletionService videoDeletionService;

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
        } catch (ServiceUnavailableException e) {
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
        int removed = stagingArea.sweep()
                + resumables.sweep(clock.instant())
                + store.sweepPrepared(clock.instant().minus(settings.expiry()));
        videoDeletionService.unfinished().forEach(videoDeletionService::cleanUp);
        // an announcement waits as long as somebody is filling it, however long that takes
        List<ResumableUpload> unfinished = resumables.unfinished();
        Set<String> awaited = unfinished.stream().map(ResumableUpload::subject).collect(Collectors.toSet());
        Instant abandoned = clock.instant().minus(settings.expiry());
        Set<String> announced = Set.copyOf(videoService.unpublished());
        announced.forEach(hash -> videoService.cleanUp(hash, awaited.contains(hash) ? Instant.EPOCH : abandoned));
        // without one it cannot become a video; those that were begun since are not among them
        unfinished.stream()
                .filter(upload -> !announced.contains(upload.subject()))
                .forEach(upload -> resumables.removeUnused(upload.id()));
        proposed.sweep(clock.instant().minus(settings.expiry()));
        if (removed > 0) {
            LOG.log(Level.INFO, "Removed {0} unfinished uploads", removed);
        }
    }
}
