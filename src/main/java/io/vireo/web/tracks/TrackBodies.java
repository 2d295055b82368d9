package io.vireo.web.tracks;

import io.vireo.http.connector.RequestBodyPaths;
import io.vireo.platform.Component;

/** The forms with files that are received by {@link io.vireo.media.FileUpload}. */
@Component
class TrackBodies implements RequestBodyPaths {
    @Override
    public boolean isStreamed(String path) {
        return path.startsWith("/tracks/");
    }
}
