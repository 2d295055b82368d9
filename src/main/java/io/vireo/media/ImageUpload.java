package io.vireo.media;

import io.vireo.http.ApiResponse;
import io.vireo.http.CommonError;
import io.vireo.http.RequestIdFilter;
import io.vireo.media.image.InvalidImageException;
import io.vireo.media.image.UploadedImages;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Receives image uploads sent as a request body. */
@ApplicationScoped
public class ImageUpload {
    private static final System.Logger LOG = System.getLogger(ImageUpload.class.getName());
    private static final int TIMEOUT_SECONDS = 60;

    @Inject
    StagingArea stagingArea;

    @Inject
    UploadedImages images;

    @Resource
    ManagedExecutorService executor;

    /**
     * Receives the body by non-blocking reads, passes the file to {@code use}, and responds with 200 {@code ""} or an error: 400 {@code
     * "not-image"}, 408 if the body does not arrive within a minute, 413, 507, or what {@code use} throws. The file is deleted
     * afterwards.
     *
     * @param use processes the file on a separate thread, outside of the request scope
     */
    public void receive(HttpServletRequest request, AsyncResponse asyncResponse, Consumer<Path> use)
            throws IOException {
        requireFits(request.getContentLengthLong());
        StagedFile stagedFile = stagingArea.begin();
        ServletInputStream body = request.getInputStream();
        Runnable finish = RequestIdFilter.propagating(() -> finish(stagedFile, use, asyncResponse));
        NonBlockingBodyReader nonBlockingBodyReader = new NonBlockingBodyReader(
                request,
                bytes -> {
                    stagedFile.write(bytes);
                    requireFits(stagedFile.size());
                },
                () -> {
                    asyncResponse.setTimeout(0, TimeUnit.SECONDS); // the body has arrived: disable the timeout
                    executor.execute(finish);
                },
                failure -> {
                    stagedFile.close();
                    asyncResponse.resume(failure);
                });
        asyncResponse.setTimeoutHandler(late -> nonBlockingBodyReader.end(CommonError.REQUEST_TIMEOUT.exception()));
        asyncResponse.setTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        body.setReadListener(nonBlockingBodyReader);
    }

    private void requireFits(long bytes) {
        if (bytes > images.maxBytes()) {
            throw CommonError.TOO_LARGE.exception();
        }
    }

    private static void finish(StagedFile stagedFile, Consumer<Path> use, AsyncResponse asyncResponse) {
        try (stagedFile) {
            use.accept(stagedFile.path());
            asyncResponse.resume(ApiResponse.EMPTY);
        } catch (InvalidImageException e) {
            LOG.log(Level.INFO, "Rejected an image: {0}", e.getMessage());
            asyncResponse.resume(MediaError.NOT_IMAGE.exception());
        } catch (RuntimeException e) {
            asyncResponse.resume(e);
        }
    }
}
