package io.vireo.video;

import io.vireo.http.Reason;
import io.vireo.media.Delivery;
import io.vireo.media.MediaStore;
import io.vireo.media.StoredFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/** Finds what there is to see of a video and has it delivered. Who calls keeps the request when a refusal or a failure is thrown. */
@ApplicationScoped
class Watching {
    /** The bytes behind a hash path never change. */
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private static final String FOR_AN_HOUR = "public, max-age=3600";

    @Inject
    PublishedTitles titles;

    @Inject
    MediaStore store;

    /** The video; refuses with 400 {@code "no-video"}, 412 and 416. */
    void video(String hash, HttpServletResponse response, Delivery delivery) throws IOException {
        HashPath.require(hash, Reason.NO_VIDEO_BYTES);
        StoredFile video = store.video(hash).orElseThrow(Reason.NO_VIDEO_BYTES::refusal);
        String title = titles.of(hash, video.etag()).orElseThrow(Reason.NO_VIDEO_BYTES::refusal);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.inline(title, ".mp4"));
        delivery.deliver(video, FOR_A_YEAR);
    }

    /** The image of a video; refuses with 404 {@code "no-thumbnails"}, 412 and 416. */
    void thumbnail(String hash, Delivery delivery) throws IOException {
        HashPath.require(hash, Reason.NO_THUMBNAIL);
        delivery.deliver(store.thumbnail(hash).orElseThrow(Reason.NO_THUMBNAIL::refusal), FOR_AN_HOUR);
    }
}
