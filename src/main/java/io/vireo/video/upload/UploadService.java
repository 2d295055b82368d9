package io.vireo.video.upload;

import io.micrometer.core.instrument.DistributionSummary;
import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.MediaStore;
import io.vireo.media.SegmentFiles;
import io.vireo.media.frame.ThumbnailGenerator;
import io.vireo.media.frame.ThumbnailGenerator.Thumbnail;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.remux.InputConverter;
import io.vireo.media.remux.UnsupportedInputException;
import io.vireo.media.segment.SegmentedVideo;
import io.vireo.media.segment.VideoSegmenter;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.HashPath;
import io.vireo.video.PreparedVideo;
import io.vireo.video.UploadError;
import io.vireo.video.VideoError;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Receives the files of videos and publishes them. */
@Component
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
    InputConverter inputConverter;

    @Inject
    VideoSegmenter segmenter;

    @Inject
    SegmentFiles segmentFiles;

    @Inject
    ThumbnailGenerator thumbnails;

    @Inject
    VideoSettings settings;

    /** Registers the metric, so that it is reported from the start. */
    @Override
    public void start() {
        published();
    }

    /** Returns the metric, which the first call registers. */
    private static DistributionSummary published() {
        return DistributionSummary.builder("vireo.upload.published")
                .description("Videos that were published, and their sizes")
                .baseUnit("bytes")
                .register(Metrics.registry());
    }

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /**
     * Checks that a file may be uploaded for a video, that it is not too large, and that the disk has space for it.
     *
     * @param length the length declared by the client in bytes; -1 if unknown
     * @throws io.vireo.http.ApiException if the file cannot be accepted
     */
    void requireUploadable(String hash, long channelId, long length) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        videoService.requireUploadable(hash, channelId);
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

    /**
     * Publishes a received file and closes it; another container is converted to MP4 before. After a failure its files are removed, as soon
     * as the database is available, and the upload can be retried.
     *
     * @throws io.vireo.http.ApiException if the file is empty, or neither playable nor convertible, or as {@link VideoService#publish}
     */
    void publish(String hash, long channelId, StagedFile stagedFile) {
        boolean published = false;
        try (stagedFile) {
            if (stagedFile.size() == 0) {
                throw UploadError.NO_DATA.exception();
            }
            try (StagedFile video = inputConverter.convert(stagedFile).orElse(stagedFile)) {
                publishMp4(hash, channelId, video);
            }
            published = true;
        } catch (UnsupportedInputException e) {
            LOG.log(Level.INFO, "Rejected the upload to video {0}: {1}", hash, e.sentence());
            throw new UnsupportedVideoException(e.sentence());
        } catch (InvalidMp4Exception e) {
            LOG.log(Level.INFO, "Rejected the upload to video {0}: {1}", hash, e.getMessage());
            throw UploadError.NOT_MP4.exception();
        } finally {
            if (!published) {
                removeUnpublishedFiles(hash);
            }
        }
    }

    private void publishMp4(String hash, long channelId, StagedFile video) {
        VideoMetadata metadata = Mp4Inspector.inspect(video.path());
        // a separate process extracts the frame
        Future<Thumbnail> thumbnail = executor.submit(() -> thumbnails.of(hash, video.path(), metadata));
        try (StagedFile ready = stagingArea.withHeaderInFront(video, metadata).orElse(video);
                SegmentedVideo segmented = segmenter.segment(ready.path(), metadata)) {
            store.prepare(ready, hash); // the slow part, before the transaction
            segmented.indexFile().ifPresent(index -> segmentFiles.prepare(index, hash));
            videoService.publish(hash, channelId, new PreparedVideo(ready, metadata, segmented, result(thumbnail)));
            published().record(ready.size());
            LOG.log(Level.INFO, "Published video {0}: {1} bytes, {2}", hash, ready.size(), metadata);
        } finally {
            thumbnail.cancel(true);
        }
    }

    /**
     * Removes the files unless the video is published. If the database is unavailable, the removal is retried; if the node stops before,
     * the orphan cleanup removes the files.
     */
    private void removeUnpublishedFiles(String hash) {
        try {
            videoService.removeUnpublishedFiles(hash);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The files of video " + hash + " could not be removed yet; retrying", e);
            scheduler.schedule(() -> removeUnpublishedFiles(hash), RETRY_SECONDS, TimeUnit.SECONDS);
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
