package io.vireo.video;

import io.vireo.http.CacheableJson;
import io.vireo.video.access.VideoAccessService;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/**
 * A published video that a viewer may open.
 *
 * @param listed whether everybody may open it
 */
public record OpenedVideo(PublishedVideo video, Viewer viewer, boolean listed) {
    /** Returns whether the viewer is the owner of the video. */
    public boolean isOwner() {
        return viewer.caller() != null && viewer.caller().channelId() == video.channelId();
    }

    /** Returns the headers of responses about the video, for caches and search engines. */
    public Map<String, String> headers() {
        return listed
                ? Map.of(HttpHeaders.CACHE_CONTROL, CacheableJson.REVALIDATE)
                : Map.of(
                        HttpHeaders.CACHE_CONTROL,
                        VideoAccessService.PRIVATE,
                        VideoAccessService.ROBOTS,
                        VideoAccessService.NO_INDEX);
    }
}
