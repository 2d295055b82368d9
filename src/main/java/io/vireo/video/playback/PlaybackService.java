package io.vireo.video.playback;

import io.vireo.delivery.Delivery;
import io.vireo.http.CacheableJson;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.StoredFile;
import io.vireo.video.HashPath;
import io.vireo.video.HiddenVideos;
import io.vireo.video.VideoError;
import io.vireo.video.catalogue.TitleCache;
import io.vireo.video.thumbnail.MissingThumbnails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks up videos and thumbnails and delivers them. If a method throws, nothing has been sent, and the caller must respond to the request.
 */
@ApplicationScoped
class PlaybackService {
    @Inject
    TitleCache titles;

    @Inject
    MediaStore store;

    @Inject
    HiddenVideos hidden;

    @Inject
    MissingThumbnails missing;

    /**
     * Delivers a video.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO_BYTES}, or an error with status 412 or 416
     */
    void video(String hash, Delivery delivery) throws IOException {
        HashPath.require(hash, VideoError.NO_VIDEO_BYTES);
        if (hidden.contains(hash)) {
            throw VideoError.NO_VIDEO_BYTES.exception();
        }
        StoredFile video = store.video(hash).orElseThrow(VideoError.NO_VIDEO_BYTES::exception);
        String title = titles.of(hash, video.etag()).orElseThrow(VideoError.NO_VIDEO_BYTES::exception);
        deliver(video, title, delivery);
    }

    /**
     * Delivers a video if its title is cached, without database access.
     *
     * @return whether the video was delivered
     */
    boolean cachedVideo(String hash, Delivery delivery) throws IOException {
        if (hidden.contains(hash)) {
            return false;
        }
        Optional<StoredFile> video = store.video(hash);
        Optional<String> title = video.flatMap(file -> titles.cached(hash, file.etag()));
        if (title.isPresent()) {
            deliver(video.get(), title.get(), delivery);
        }
        return title.isPresent();
    }

    private static void deliver(StoredFile video, String title, Delivery delivery) throws IOException {
        delivery.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline(title, ".mp4"));
        delivery.deliver(video, CacheableJson.REVALIDATE);
    }

    /**
     * Delivers the thumbnail of a video.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_THUMBNAIL}, or an error with status 412 or 416
     */
    void thumbnail(String hash, Delivery delivery) throws IOException {
        HashPath.require(hash, VideoError.NO_THUMBNAIL);
        if (hidden.contains(hash)) {
            throw VideoError.NO_THUMBNAIL.exception();
        }
        StoredFile image = store.thumbnail(hash).orElse(null);
        if (image == null) {
            missing.report(hash);
            throw VideoError.NO_THUMBNAIL.exception();
        }
        delivery.deliver(image, CacheableJson.REVALIDATE);
    }
}
