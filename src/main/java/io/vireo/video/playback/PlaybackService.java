package io.vireo.video.playback;

import io.vireo.delivery.Delivery;
import io.vireo.http.CacheableJson;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.HashPath;
import io.vireo.video.VideoCredentials;
import io.vireo.video.VideoError;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.access.VideoAccessService.VisibleVideo;
import io.vireo.video.catalogue.TitleCache;
import io.vireo.video.thumbnail.MissingThumbnails;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks up videos and thumbnails and delivers them. If a method throws, nothing has been sent, and the caller must respond to the request.
 */
@Component
class PlaybackService {
    private static final Pattern DOWNLOAD = Pattern.compile("(?:^|&)download(?:=|&|$)");

    @Inject
    TitleCache titles;

    @Inject
    MediaStore store;

    @Inject
    MissingThumbnails missing;

    @Inject
    VideoAccessService access;

    /** Returns whether a query string has the parameter {@code download}, with any value. */
    static boolean isDownload(@Nullable String query) {
        return query != null && DOWNLOAD.matcher(query).find();
    }

    /**
     * Delivers a video.
     *
     * @param download whether the client saves the video instead of displaying it
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO_BYTES} if the video does not exist or is hidden, or an error with
     *     status 412 or 416
     */
    void video(String hash, Delivery delivery, VideoCredentials credentials, boolean download) throws IOException {
        HashPath.require(hash, VideoError.NO_VIDEO_BYTES);
        StoredFile video = store.video(hash).orElse(null);
        Optional<String> listed =
                video != null && access.isPublic(hash) ? titles.of(hash, video.etag()) : Optional.empty();
        if (video != null && listed.isPresent()) {
            deliver(video, disposition(listed.get(), download), delivery, CacheableJson.REVALIDATE);
            return;
        }
        VisibleVideo visible = access.findFiles(hash, credentials).orElseThrow(VideoError.NO_VIDEO_BYTES::exception);
        if (video == null) {
            throw VideoError.NO_VIDEO_BYTES.exception();
        }
        deliver(video, disposition(visible.row().title(), download), delivery, visible.cacheControl());
    }

    /**
     * Delivers a video that is known to be public and whose title is cached, without database access.
     *
     * @return whether the video was delivered
     */
    boolean cachedVideo(String hash, Delivery delivery, boolean download) throws IOException {
        if (!access.isKnownPublic(hash)) {
            return false;
        }
        Optional<StoredFile> video = store.video(hash);
        Optional<String> title = video.flatMap(file -> titles.cached(hash, file.etag()));
        if (title.isPresent()) {
            deliver(video.get(), disposition(title.get(), download), delivery, CacheableJson.REVALIDATE);
        }
        return title.isPresent();
    }

    private static String disposition(String title, boolean download) {
        return download ? ContentDisposition.attachment(title, ".mp4") : ContentDisposition.inline(title, ".mp4");
    }

    private static void deliver(StoredFile video, String disposition, Delivery delivery, String cacheControl)
            throws IOException {
        delivery.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        VideoAccessService.send(video, delivery, cacheControl);
    }

    /**
     * Delivers the thumbnail of a video.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_THUMBNAIL} if the video does not exist or is hidden, or an error with status
     *     412 or 416
     */
    void thumbnail(String hash, Delivery delivery, VideoCredentials credentials) throws IOException {
        HashPath.require(hash, VideoError.NO_THUMBNAIL);
        StoredFile image = store.thumbnail(hash).orElse(null);
        if (image != null && access.isPublic(hash)) {
            VideoAccessService.send(image, delivery, CacheableJson.REVALIDATE);
            return;
        }
        VisibleVideo visible = access.findFiles(hash, credentials).orElseThrow(VideoError.NO_THUMBNAIL::exception);
        if (image == null) {
            missing.report(hash);
            throw VideoError.NO_THUMBNAIL.exception();
        }
        VideoAccessService.send(image, delivery, visible.cacheControl());
    }

    /**
     * Delivers the thumbnail of a video that is known to be public, without database access.
     *
     * @return whether the thumbnail was delivered
     */
    boolean cachedThumbnail(String hash, Delivery delivery) throws IOException {
        Optional<StoredFile> image = access.isKnownPublic(hash) ? store.thumbnail(hash) : Optional.empty();
        if (image.isPresent()) {
            VideoAccessService.send(image.get(), delivery, CacheableJson.REVALIDATE);
        }
        return image.isPresent();
    }
}
