package io.vireo.video;

import io.micrometer.core.instrument.DistributionSummary;
import io.vireo.frame.Thumbnails;
import io.vireo.frame.Thumbnails.Thumbnail;
import io.vireo.http.CommonError;
import io.vireo.http.Unavailable;
import io.vireo.media.Draft;
import io.vireo.media.Drafts;
import io.vireo.media.MediaStore;
import io.vireo.mp4.Mp4Inspector;
import io.vireo.mp4.NotMp4;
import io.vireo.mp4.VideoFacts;
import io.vireo.platform.Metering;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
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
class Uploads implements StartupTask {
    private static final Logger LOG = System.getLogger(Uploads.class.getName());

    private static final long RETRY_SECONDS = 1;

    @Inject
    Publishing publishing;

    @Inject
    MediaStore store;

    @Inject
    Drafts drafts;

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
                .register(Metering.registry());
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
    Draft open(String hash, long channelId, long length) {
        requireAwaited(hash, channelId, length);
        return drafts.begin();
    }

    /** Refuses bytes, so many or -1, that are not awaited, or cannot be taken. */
    void requireAwaited(String hash, long channelId, long length) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        publishing.requireAwaited(hash, channelId);
        if (length == 0) {
            throw UploadError.NO_DATA.refusal();
        }
        requireFits(length);
        drafts.requireRoom(Math.max(0, length));
    }

    void requireFits(long length) {
        if (length > settings.maxBytes()) {
            throw CommonError.TOO_LARGE.refusal();
        }
    }

    /** Publishes a received draft; whatever goes wrong, nothing of it is left and the upload can be tried again. */
    void publish(String hash, long channelId, Draft draft) {
        boolean published = false;
        try (draft) {
            if (draft.size() == 0) {
                throw UploadError.NO_DATA.refusal();
            }
            VideoFacts facts = Mp4Inspector.inspect(draft.path());
            // a process of its own takes the frame, from the file as it came
            Future<Thumbnail> thumbnail = executor.submit(() -> thumbnails.of(hash, draft.path(), facts));
            try (Draft ready = drafts.withHeaderInFront(draft, facts).orElse(draft)) {
                store.prepare(ready, hash); // before the transaction: what is left for that is quick
                publishing.publish(hash, channelId, ready, facts, result(thumbnail));
                published = true;
                published().record(ready.size());
                LOG.log(Level.INFO, "Published video {0}: {1} bytes, {2}", hash, ready.size(), facts);
            } finally {
                thumbnail.cancel(true);
            }
        } catch (NotMp4 e) {
            LOG.log(Level.INFO, "Refused the upload to {0}: {1}", hash, e.getMessage());
            throw UploadError.NOT_MP4.refusal();
        } finally {
            if (!published) {
                withdraw(hash);
            }
        }
    }

    /** As soon as the database is there to say whether it was published after all; of a node that ends before, a sweep does it. */
    private void withdraw(String hash) {
        try {
            publishing.withdraw(hash);
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
            throw new Unavailable();
        }
    }
}
