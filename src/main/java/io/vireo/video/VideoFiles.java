package io.vireo.video;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.Representation;
import io.vireo.http.CacheableJson;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.access.VideoAccessService.VisibleVideo;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The files of published videos for other features: who may open them, and how responses with parts of them are sent. */
@Component
public class VideoFiles {
    @Inject
    MediaStore store;

    @Inject
    VideoAccessService access;

    /**
     * The file of a video that the viewer may open.
     *
     * @param cacheControl the value of {@code Cache-Control} of responses with it
     * @param query the query string that the addresses in such a response need; {@code ""} for a public video
     */
    public record OpenedVideo(String hash, StoredFile file, String cacheControl, String query) {
        /** Returns the headers of responses that are not sent by {@link #send}, for caches and search engines. */
        public Map<String, String> headers() {
            return cacheControl.equals(VideoAccessService.PRIVATE)
                    ? Map.of(
                            HttpHeaders.CACHE_CONTROL,
                            cacheControl,
                            VideoAccessService.ROBOTS,
                            VideoAccessService.NO_INDEX)
                    : Map.of(HttpHeaders.CACHE_CONTROL, cacheControl);
        }
    }

    /**
     * Opens a video.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if it does not exist, has no file, or is hidden
     */
    public OpenedVideo open(String hash, VideoCredentials credentials) {
        HashPath.require(hash, VideoError.NO_VIDEO);
        Optional<StoredFile> file = store.video(hash);
        if (file.isPresent() && access.isPublic(hash)) {
            return new OpenedVideo(hash, file.get(), CacheableJson.REVALIDATE, "");
        }
        VisibleVideo video = access.findFiles(hash, credentials).orElseThrow(VideoError.NO_VIDEO::exception);
        String query = video.viewer().hasAccessToken()
                ? "a=" + credentials.accessToken()
                : access.accessQuery(video).orElse("");
        return new OpenedVideo(hash, file.orElseThrow(VideoError.NO_VIDEO::exception), video.cacheControl(), query);
    }

    /** Opens a video that is known to be public, without database access; empty if that is not known. */
    public Optional<OpenedVideo> openKnownPublic(String hash) {
        return access.isKnownPublic(hash)
                ? store.video(hash).map(file -> new OpenedVideo(hash, file, CacheableJson.REVALIDATE, ""))
                : Optional.empty();
    }

    /** Sends another file that belongs to a video; see {@link Delivery#deliver(StoredFile, String)}. */
    public static void send(OpenedVideo video, StoredFile file, Delivery delivery) throws IOException {
        VideoAccessService.send(file, delivery, video.cacheControl());
    }

    /** Sends a response with a part of a video; see {@link Delivery#deliver(Representation, String)}. */
    public static void send(OpenedVideo video, Representation representation, Delivery delivery) throws IOException {
        VideoAccessService.markHidden(delivery, video.cacheControl());
        delivery.deliver(representation, video.cacheControl());
    }
}
