package io.vireo.video.deletion;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.ThumbnailCandidates;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.resumable.ResumableUploadStorage;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import io.vireo.video.upload.TusUploadService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes files that crashes left of uploads and deletions, and unpublished videos whose upload has expired. It runs at the start of each
 * node, because that node may have crashed, and then hourly. Several nodes may run it concurrently: staged files in use are locked, and the
 * files of a video are only touched under the lock of its row. A step that fails does not prevent the others.
 */
@Component
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
    ResumableUploadStorage resumables;

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

    /** Runs the first cleanup before the site is ready. */
    @Override
    public void start() {
        cleanUp();
    }

    @Override
    public String name() {
        return "orphan-cleanup";
    }

    @Override
    public void run() {
        cleanUp();
    }

    private void cleanUp() {
        try {
            runSteps();
        } catch (ServiceUnavailableException e) {
            LOG.log(
                    Level.WARNING,
                    "The media store is unavailable; the next run of the orphan cleanup removes leftover files");
        }
    }

    private void runSteps() {
        Instant expired = clock.instant().minus(settings.expiry());
        attempt("Finishing resumable uploads", uploads::settle);
        attempt("Removing unfinished uploads", () -> report(stagingArea.removeOrphaned()));
        attempt("Removing expired resumable uploads", () -> report(resumables.removeExpired(clock.instant())));
        attempt("Aborting multipart uploads of stopped nodes", () -> report(store.discardPrepared(expired)));
        attempt(
                "Removing the files of deleted videos",
                () -> videoDeletionService.unfinished().forEach(this::removeFiles));
        attempt("Removing expired unpublished videos", () -> removeUnpublished(expired));
        attempt("Removing expired thumbnail candidates", () -> proposed.removeOlderThan(expired));
    }

    private void removeFiles(String hash) {
        attempt("Removing the files of video " + hash, () -> videoDeletionService.cleanUp(hash));
    }

    private void removeUnpublished(Instant expired) {
        // a video with an unfinished resumable upload does not expire before that upload
        List<ResumableUpload> unfinished = resumables.unfinished();
        Set<String> uploading =
                unfinished.stream().map(ResumableUpload::subject).collect(Collectors.toSet());
        Set<String> unpublished = Set.copyOf(videoService.unpublished());
        unpublished.forEach(hash -> attempt(
                "Cleaning up the unpublished video " + hash,
                () -> videoService.cleanUp(hash, uploading.contains(hash) ? Instant.EPOCH : expired)));
        // without its video an upload cannot be published; uploads created in the meantime are not in the list
        unfinished.stream()
                .filter(upload -> !unpublished.contains(upload.subject()))
                .forEach(upload -> attempt(
                        "Removing the resumable upload " + upload.id(), () -> resumables.removeUnused(upload.id())));
    }

    /**
     * Runs a step. A failure is logged and prevents neither the other steps nor the start of the site; the next run repeats the step.
     *
     * @throws ServiceUnavailableException if the media store is unavailable
     */
    private static void attempt(String step, Runnable work) {
        try {
            work.run();
        } catch (ServiceUnavailableException e) {
            throw e; // the next step would wait for the media store as well
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, step + " failed; the next run of the orphan cleanup retries it", e);
        }
    }

    private static void report(int removed) {
        if (removed > 0) {
            LOG.log(Level.INFO, "Removed {0} unfinished uploads", removed);
        }
    }
}
