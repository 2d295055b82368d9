package io.vireo.video.deletion;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploads;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import io.vireo.video.upload.TusUploadService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
 * only touched under the lock of its row. A step that fails does not keep the others.
 */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
class OrphanCleanup implements StartupTask, ScheduledJob {
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

    @Override
    public boolean isMandatory() {
        return false;
    }

    /** The first sweep is done before the site is ready. */
    @Override
    public void start() {
        sweep();
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
        try {
            runSteps();
        } catch (ServiceUnavailableException e) {
            LOG.log(Level.WARNING, "The media store does not answer: what crashes left is removed later");
        }
    }

    private void runSteps() {
        Instant abandoned = clock.instant().minus(settings.expiry());
        attempt("Finishing resumable uploads", uploads::settle);
        attempt("Removing unfinished uploads", () -> report(stagingArea.sweep()));
        attempt("Removing expired resumable uploads", () -> report(resumables.sweep(clock.instant())));
        attempt("Aborting multipart uploads of stopped nodes", () -> report(store.sweepPrepared(abandoned)));
        attempt(
                "Removing the files of deleted videos",
                () -> videoDeletionService.unfinished().forEach(this::removeFiles));
        attempt("Removing announcements without a file", () -> removeAnnouncements(abandoned));
        attempt("Removing old thumbnail choices", () -> proposed.sweep(abandoned));
    }

    private void removeFiles(String hash) {
        attempt("Removing the files of video " + hash, () -> videoDeletionService.cleanUp(hash));
    }

    private void removeAnnouncements(Instant abandoned) {
        // an announcement waits as long as somebody is filling it, however long that takes
        List<ResumableUpload> unfinished = resumables.unfinished();
        Set<String> awaited = unfinished.stream().map(ResumableUpload::subject).collect(Collectors.toSet());
        Set<String> announced = Set.copyOf(videoService.unpublished());
        announced.forEach(hash -> attempt(
                "Cleaning up the announced video " + hash,
                () -> videoService.cleanUp(hash, awaited.contains(hash) ? Instant.EPOCH : abandoned)));
        // without one it cannot become a video; those that were begun since are not among them
        unfinished.stream()
                .filter(upload -> !announced.contains(upload.subject()))
                .forEach(upload -> attempt(
                        "Removing the resumable upload " + upload.id(), () -> resumables.removeUnused(upload.id())));
    }

    /** A step that fails keeps neither the others nor the start of the site: it is repeated within the hour. Throws {@link ServiceUnavailableException}. */
    private static void attempt(String step, Runnable work) {
        try {
            work.run();
        } catch (ServiceUnavailableException e) {
            throw e; // the media store does not answer: the next step would wait for it as well
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, step + " failed; tried again later", e);
        }
    }

    private static void report(int removed) {
        if (removed > 0) {
            LOG.log(Level.INFO, "Removed {0} unfinished uploads", removed);
        }
    }
}
