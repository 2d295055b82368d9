package io.vireo.video.upload;

import io.vireo.http.connector.RequestBodyPaths;
import io.vireo.platform.Component;

/** The files that {@link UploadResource}, {@link TusResource} and {@link FormUploadService} read without blocking. */
@Component
class UploadBodies implements RequestBodyPaths {
    @Override
    public boolean isStreamed(String path) {
        return path.startsWith("/upload/v/")
                || path.equals("/upload/form")
                || path.equals("/files")
                || path.startsWith("/files/");
    }
}
