package io.vireo.video.catalogue;

import io.vireo.platform.Component;
import io.vireo.video.UniversalBodySerializer;
import io.vireo.video.VideoError;
import io.vireo.video.access.VideoAccessService;
import io.vireo.video.access.VideoAccessService.VisibleVideo;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Serializes a video for one viewer: with its key for its owner, and with access for everyone who may open it. */
@Component
public class VideoBody {
    @Inject
    CatalogueRepository entries;

    @Inject
    VideoAccessService access;

    /**
     * Returns the response with the universal body and the further keys for the viewer, from the primary.
     *
     * @throws io.vireo.http.ApiException {@link VideoError#NO_VIDEO} if the video was deleted meanwhile
     */
    public byte[] of(VisibleVideo video) {
        Map<String, Object> further = new LinkedHashMap<>();
        String key = video.row().access().key();
        if (key != null && video.isOwner()) {
            further.put("key", key);
        }
        access.accessQuery(video).ifPresent(query -> further.put("access", query));
        if (video.row().access().blocked()) {
            further.put("blocked", true);
        }
        return UniversalBodySerializer.serialize(entries.anyVideo(video.row().hash())
                .orElseThrow(VideoError.NO_VIDEO::exception)
                .with(further));
    }
}
