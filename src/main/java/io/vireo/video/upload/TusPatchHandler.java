package io.vireo.video.upload;

import io.vireo.http.CommonError;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.media.resumable.ResumableUpload;
import io.vireo.media.staging.StagedFile;
import io.vireo.platform.Component;
import io.vireo.video.UploadError;
import io.vireo.video.VideoSettings;
import io.vireo.video.quota.QuotaService;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * Receives the bytes of a {@code PATCH} without blocking, keeps the received bytes if the connection breaks, and publishes the video after
 * the last byte.
 */
@Component
class TusPatchHandler {
    private static final String OFFSET = "Upload-Offset";

    @Inject
    TusUploadService uploads;

    @Inject
    ActiveUploads activeUploads;

    @Inject
    PublishingExecutor publishingExecutor;

    @Inject
    VideoSettings settings;

    @Inject
    QuotaService quotas;

    /**
     * Starts to append the body of the request to the staged file, which it closes.
     *
     * @param tusResponse the response without the new offset
     */
    void begin(
            ResumableUpload upload,
            StagedFile stagedFile,
            Response tusResponse,
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse asyncResponse)
            throws IOException {
        long start = stagedFile.size();
        long reserved = upload.length() < 0 ? quotas.reserved(upload.id().toString()) : QuotaService.UNLIMITED;
        long limit = upload.length() < 0 ? settings.maxBytes() : upload.length();
        TusChecksum checksum = TusChecksum.of(request);
        NonBlockingBodyReader[] self = new NonBlockingBodyReader[1];
        NonBlockingBodyReader nonBlockingBodyReader = activeUploads.of(
                request,
                bytes -> {
                    if (bytes.remaining() > limit - stagedFile.size()) {
                        throw CommonError.TOO_LARGE.exception();
                    }
                    if (bytes.remaining() > reserved - stagedFile.size()) {
                        throw quotas.exceeded(Long.parseLong(upload.owner()));
                    }
                    checksum.update(bytes.duplicate());
                    stagedFile.write(bytes);
                },
                () -> {
                    uploads.unregister(upload, self[0]);
                    publishingExecutor.execute(
                            () -> received(upload, stagedFile, start, checksum, tusResponse, asyncResponse));
                },
                failure -> {
                    uploads.unregister(upload, self[0]);
                    try (stagedFile) {
                        if (checksum.isGiven()) {
                            stagedFile.truncate(start); // the checksum of a partial body cannot be verified
                        }
                    } finally {
                        ActiveUploads.respond(failure, response, asyncResponse);
                    }
                });
        self[0] = nonBlockingBodyReader;
        uploads.register(upload, nonBlockingBodyReader);
        request.getInputStream().setReadListener(nonBlockingBodyReader);
    }

    private void received(
            ResumableUpload upload,
            StagedFile stagedFile,
            long start,
            TusChecksum checksum,
            Response tusResponse,
            AsyncResponse asyncResponse) {
        try {
            if (!checksum.matches()) {
                stagedFile.truncate(start);
                throw UploadError.CHECKSUM_MISMATCH.exception();
            }
            Response done = Response.fromResponse(tusResponse)
                    .header(OFFSET, null)
                    .header(OFFSET, stagedFile.size())
                    .build();
            if (stagedFile.size() == upload.length()) {
                uploads.publish(upload, stagedFile);
            } else {
                stagedFile.close();
            }
            asyncResponse.resume(done);
        } catch (RuntimeException e) {
            stagedFile.close();
            asyncResponse.resume(e);
        }
    }

    /** Publishes the upload on a publishing thread, closes the staged file, and then responds. */
    void publish(ResumableUpload upload, StagedFile stagedFile, Response tusResponse, AsyncResponse asyncResponse) {
        publishingExecutor.execute(() -> {
            try {
                uploads.publish(upload, stagedFile);
                asyncResponse.resume(tusResponse);
            } catch (RuntimeException e) {
                asyncResponse.resume(e);
            }
        });
    }
}
