package io.vireo.media;

import io.vireo.http.ApiResponse;
import io.vireo.media.image.InvalidImageException;
import io.vireo.media.image.UploadedImages;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Receives image uploads sent as a request body. */
@Component
public class ImageUpload {
    private static final System.Logger LOG = System.getLogger(ImageUpload.class.getName());

    @Inject
    FileUpload upload;

    @Inject
    UploadedImages images;

    /**
     * Receives the body and passes the file to {@code use}; see {@link FileUpload#receive}. Responds with 200 {@code ""} or an error, also
     * 400 {@code "not-image"}.
     *
     * @param use processes the file on a separate thread, outside of the request scope
     */
    public void receive(HttpServletRequest request, AsyncResponse asyncResponse, Consumer<Path> use)
            throws IOException {
        upload.receive(request, asyncResponse, images.maxBytes(), image -> {
            try {
                use.accept(image);
                return ApiResponse.EMPTY;
            } catch (InvalidImageException e) {
                LOG.log(Level.INFO, "Rejected an image: {0}", e.getMessage());
                throw MediaError.NOT_IMAGE.exception();
            }
        });
    }
}
