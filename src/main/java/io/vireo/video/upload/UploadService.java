package io.vireo.video.upload;

import io.micrometer.core.instrument.DistributionSummary;
import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.frame.Thumbnails;
import io.vireo.media.frame.Thumbnails.Thumbnail;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.Metrics;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.HashPath;
import io.vireo.video.UploadError;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Takes the bytes of announced videos and has them published. */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
class UploadService implements StartupTask {
    private static final Logger LOG = System.getLogger(UploadService.class.getName());

    private static final long RETRY_SECONDS = 1;

    @Inject
    VideoService videoService;

    @Inject
    MediaStore store;

    @Inject
    StagingArea stagingArea;

    @Inject
    Thumbnails thumbnails;

    @Inject
    VideoSettings settings;

    /** Its numbers are there from the start. */
    @Override
    public void start() {
        published();
    }

    /** The metric, registered by the first call. */
    private static DistributionSummary published() {
        return DistributionSummary.builder("vireo.upload.published")
                .description("Videos that were published, and their sizes")
                .baseUnit("bytes")
                .register(Metrics.registry());
    }

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService later;

    /**
     * A draft for the bytes of a video that the channel has announced.
     *
     * @param length the length that the sender declares, in bytes, or -1
     */
    StagedFile open(String hash, long channelId, long length) {
        requireAwaited(hash, channelId, length);
        return stagingArea.begin();
    }

    /** Refuses bytes, so many or -1, that are not awaited, or cannot be taken. */
    void requireAwaited(String hash, long channelId, long length) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        videoService.requireAwaited(hash, channelId);
        if (length == 0) {
            throw UploadError.NO_DATA.exception();
        }
        requireFits(length);
        stagingArea.requireRoom(Math.max(0, length));
    }

    void requireFits(long length) {
        if (length > settings.maxBytes()) {
            throw CommonError.TOO_LARGE.exception();
        }
    }

    /** Publishes a received draft; whatever goes wrong, nothing of it is left and the upload can be tried again. */
    void publish(String hash, long channelId, StagedFile stagedFile) {
        boolean published = false;
        try (stagedFile) {
            if (stagedFile.size() == 0) {
                throw UploadError.NO_DATA.exception();
            }
            VideoMetadata facts = Mp4Inspector.inspect(stagedFile.path());
            // a process of its own takes the frame, from the file as it came
            Future<Thumbnail> thumbnail = executor.submit(() -> thumbnails.of(hash, stagedFile.path(), facts));
            try (StagedFile ready =
                    stagingArea.withHeaderInFront(stagedFile, facts).orElse(stagedFile)) {
                store.prepare(ready, hash); // before the transaction: what is left for that is quick
                videoService.publish(hash, channelId, ready, facts, result(thumbnail));
                published = true;
                published().record(ready.size());
                LOG.log(Level.INFO, "Published video {0}: {1} bytes, {2}", hash, ready.size(), facts);
            } finally {
                thumbnail.cancel(true);
            }
        } catch (InvalidMp4Exception e) {
            LOG.log(Level.INFO, "Refused the upload to {0}: {1}", hash, e.getMessage());
            throw UploadError.NOT_MP4.exception();
        } finally {
            if (!published) {
                withdraw(hash);
            }
        }
    }

    /** As soon as the database is there to say whether it was published after all; of a node that ends before, a sweep does it. */
    private void withdraw(String hash) {
        try {
            videoService.withdraw(hash);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "What is left of video " + hash + " is removed later", e);
            later.schedule(() -> withdraw(hash), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException();
        }
    }
}
