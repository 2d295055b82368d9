package io.vireo.media;

import io.vireo.http.ApiResponse;
import io.vireo.http.AsyncCompletion;
import io.vireo.http.CommonError;
import io.vireo.http.RequestIdFilter;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.Component;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Receives small files sent as a request body. The path of the request must be one of {@link io.vireo.http.connector.RequestBodyPaths}. */
@Component
public class FileUpload {
    private static final int TIMEOUT_SECONDS = 60;

    @Inject
    StagingArea stagingArea;

    @Resource
    ManagedExecutorService executor;

    /**
     * Receives the body by non-blocking reads, passes the file to {@code use}, and responds with its result or an error: 408 if the body
     * does not arrive within a minute, 413, 507, or what {@code use} throws. The file is deleted afterwards.
     *
     * @param maxBytes the maximum size of the body in bytes
     * @param use processes the file on a separate thread, outside of the request scope
     */
    public void receive(
            HttpServletRequest request, AsyncResponse asyncResponse, long maxBytes, Function<Path, ApiResponse> use)
            throws IOException {
        receive(request, asyncResponse, maxBytes, use, failure -> {
            throw failure;
        });
    }

    /**
     * As {@link #receive(HttpServletRequest, AsyncResponse, long, Function)}, with another response to errors after the body has begun.
     *
     * @param refusal returns the response to an error, or throws the error
     */
    public void receive(
            HttpServletRequest request,
            AsyncResponse asyncResponse,
            long maxBytes,
            Function<Path, ?> use,
            Function<RuntimeException, ?> refusal)
            throws IOException {
        requireFits(request.getContentLengthLong(), maxBytes);
        StagedFile stagedFile = stagingArea.begin();
        ServletInputStream body = request.getInputStream();
        String requestId = RequestIdFilter.current();
        Runnable finish = RequestIdFilter.propagating(() -> finish(stagedFile, use, refusal, asyncResponse));
        NonBlockingBodyReader nonBlockingBodyReader = new NonBlockingBodyReader(
                request,
                bytes -> {
                    stagedFile.write(bytes);
                    requireFits(stagedFile.size(), maxBytes);
                },
                () -> {
                    asyncResponse.setTimeout(0, TimeUnit.SECONDS); // the body has arrived: disable the timeout
                    executor.execute(finish);
                },
                failure -> {
                    stagedFile.close();
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(requestId)) {
                        AsyncCompletion.complete(asyncResponse, () -> refusal.apply(failure));
                    }
                });
        asyncResponse.setTimeoutHandler(late -> nonBlockingBodyReader.end(CommonError.REQUEST_TIMEOUT.exception()));
        asyncResponse.setTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        body.setReadListener(nonBlockingBodyReader);
    }

    private static void requireFits(long bytes, long maxBytes) {
        if (bytes > maxBytes) {
            throw CommonError.TOO_LARGE.exception();
        }
    }

    private static void finish(
            StagedFile stagedFile,
            Function<Path, ?> use,
            Function<RuntimeException, ?> refusal,
            AsyncResponse asyncResponse) {
        AsyncCompletion.complete(asyncResponse, () -> {
            try (stagedFile) {
                return use.apply(stagedFile.path());
            } catch (RuntimeException e) {
                return refusal.apply(e);
            }
        });
    }
}
