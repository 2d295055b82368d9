package io.vireo.video;

import io.vireo.auth.AuthError;
import io.vireo.identity.Channels;
import io.vireo.media.MediaStore;
import io.vireo.media.SegmentFiles;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.segment.StreamProperties;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.JobQueue;
import io.vireo.video.deletion.PendingFileDeletionRepository;
import io.vireo.video.quota.QuotaService;
import io.vireo.video.thumbnail.ThumbnailJobHandler;
import io.vireo.video.upload.CreateVideoRequest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Transactions over the life cycle of a video. Files and row change together under the lock of the row: the files are stored before the row
 * is marked as published, and the files of an unpublished row may be removed.
 */
@Component
public class VideoService {
    @Inject
    VideoRepository videos;

    @Inject
    PendingFileDeletionRepository pendingDeletions;

    @Inject
    Channels channels;

    @Inject
    QuotaService quotas;

    @Inject
    MediaStore store;

    @Inject
    SegmentFiles segmentFiles;

    @Inject
    JobQueue jobs;

    @Inject
    HashPath hashPath;

    @Inject
    Clock clock;

    @Inject
    Event<VideoChanged> changes;

    @Inject
    Event<VideoAccessChanged> accessChanges;

    @Inject
    Event<VideoPublished> publications;

    /**
     * Creates an unpublished video of a channel and returns its hash path.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists, {@code quota} if it has used its
     *     uploads of the day
     */
    @Transactional
    public String create(CreateVideoRequest createVideoRequest, long channelId) {
        if (!channels.lockActive(channelId)) {
            throw AuthError.BAD_TOKEN.exception();
        }
        quotas.requireVideo(channelId);
        String hash = hashPath.random();
        while (videos.exists(hash) || pendingDeletions.has(hash)) {
            hash = hashPath.random();
        }
        Video video = Video.create(hash, channelId, createVideoRequest, clock.instant());
        if (createVideoRequest.visibility() != null
                && video.show(Visibility.of(createVideoRequest.visibility()), hashPath::randomKey)) {
            accessChanges.fire(new VideoAccessChanged(hash));
        }
        videos.add(video);
        return hash;
    }

    /**
     * Checks that a file may be uploaded for a video.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if the video does not exist, {@link VideoError#NOT_OWNER} if it
     *     belongs to another channel, {@link UploadError#ALREADY_UPLOADED} if it has its file
     */
    @Transactional
    public void requireUploadable(String hash, long channelId) {
        requireUploadable(videos.byHash(hash).orElseThrow(VideoError.NO_VIDEO::exception), channelId);
    }

    @Transactional
    public boolean isPublished(String hash) {
        return videos.byHash(hash).filter(this::hasFile).isPresent();
    }

    /**
     * Returns whether the video is published and its file exists. A row imported from the original service may be published although its
     * file is lost; the owner may upload the file again.
     */
    private boolean hasFile(Video video) {
        return video.isPublished() && store.video(video.hash()).isPresent();
    }

    /**
     * Stores the files and publishes the row.
     *
     * @throws io.vireo.http.ApiException as {@link #requireUploadable(String, long)}, for example if a concurrent upload was published
     *     first
     */
    @Transactional
    public void publish(String hash, long channelId, PreparedVideo prepared) {
        if (!channels.lockActive(channelId)) {
            throw VideoError.NO_VIDEO.exception();
        }
        Video video = videos.lock(hash).orElseThrow(VideoError.NO_VIDEO::exception);
        requireUploadable(video, channelId);
        long bytes = prepared.file().size();
        quotas.settle(channelId, hash, bytes);
        prepared.segmented()
                .indexFile()
                .ifPresentOrElse(index -> segmentFiles.publish(index, hash), () -> segmentFiles.remove(hash));
        store.publish(prepared.file(), hash, prepared.thumbnail().jpeg());
        if (prepared.thumbnail().temporary()) {
            jobs.enqueue(ThumbnailJobHandler.KIND, hash, "");
        }
        boolean wasPublished = video.isPublished();
        video.publish(prepared.metadata(), prepared.segmented().properties(), bytes, clock.instant());
        changes.fire(new VideoChanged(hash));
        if (!wasPublished) {
            channels.addVideos(channelId, video.isListed() ? 1 : 0);
            publications.fire(new VideoPublished(video.id(), hash, channelId, video.title()));
        }
    }

    /** Records what was found out about the streams of a published video; does nothing if it is known already. */
    @Transactional
    public void describe(String hash, VideoMetadata metadata, StreamProperties properties) {
        videos.lock(hash)
                .filter(video -> video.isPublished() && !video.isDescribed())
                .ifPresent(video -> {
                    video.describe(metadata, properties);
                    changes.fire(new VideoChanged(hash));
                });
    }

    /** Removes the files of a video whose publication failed; does nothing if the video is published. */
    @Transactional
    public void removeUnpublishedFiles(String hash) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> store.remove(hash));
    }

    /** Returns the hash paths of all unpublished videos. */
    @Transactional
    public List<String> unpublished() {
        return videos.unpublished();
    }

    /**
     * Removes the files that a crash left of the upload of an unpublished video, and the video itself if it was created before
     * {@code createdBefore}.
     */
    @Transactional
    public void cleanUp(String hash, Instant createdBefore) {
        videos.lock(hash).filter(video -> !video.isPublished()).ifPresent(video -> {
            store.remove(hash);
            videos.removeIfOlder(video, createdBefore);
        });
    }

    private void requireUploadable(Video video, long channelId) {
        video.requireOwner(channelId, VideoError.NO_VIDEO);
        if (hasFile(video)) {
            throw UploadError.ALREADY_UPLOADED.exception();
        }
    }
}
