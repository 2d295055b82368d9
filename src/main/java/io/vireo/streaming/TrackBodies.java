package io.vireo.streaming;

import io.vireo.http.connector.RequestBodyPaths;
import io.vireo.platform.Component;

/** The captions and chapters that are received by {@link io.vireo.media.FileUpload}. */
@Component
class TrackBodies implements RequestBodyPaths {
    @Override
    public boolean isStreamed(String path) {
        return path.startsWith("/captions/") || path.startsWith("/chapters/");
    }
}
