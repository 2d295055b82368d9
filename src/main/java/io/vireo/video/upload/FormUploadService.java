package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.ClientAddress;
import io.vireo.http.CommonError;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.multipart.MultipartReader;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.TagName;
import io.vireo.video.UpdateVideoRequest;
import io.vireo.video.VideoEditService;
import io.vireo.video.VideoLimit;
import io.vireo.video.VideoService;
import io.vireo.video.VideoSettings;
import io.vireo.video.deletion.VideoDeletionService;
import io.vireo.video.upload.UploadReservations.Reservation;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a video that a browser sends as one form ({@code multipart/form-data}): the fields {@code title}, {@code description},
 * {@code visibility} and {@code tags}, and a file after them. The path of the request must be one of {@link UploadBodies}.
 */
@Component
public class FormUploadService {
    private static final Logger LOG = System.getLogger(FormUploadService.class.getName());

    /** The bytes of the line end that browsers send after the last delimiter, and that other clients leave out. */
    private static final int LINE_END = 2;

    /** The parts of a form beside its values. */
    private static final int FRAME_BYTES = 64 << 10;

    @Inject
    VideoService videoService;

    @Inject
    VideoEditService edits;

    @Inject
    VideoDeletionService deletions;

    @Inject
    UploadService uploadService;

    @Inject
    ActiveUploads activeUploads;

    @Inject
    UploadReservations reservations;

    @Inject
    StagingArea stagingArea;

    @Inject
    PublishingExecutor publishingExecutor;

    @Inject
    Transactions transactions;

    @Inject
    RateLimiter limits;

    @Inject
    ClientAddress clientAddress;

    @Inject
    VideoSettings settings;

    @Inject
    Validator validator;

    /**
     * What became of a form.
     *
     * @param fields the values of its fields, as far as they were read
     * @param hash the hash path of the published video; {@code ""} after a failure
     * @param failure why the video was not published; nothing of it is left
     */
    public record Outcome(
            Map<String, String> fields,
            String hash,
            @Nullable RuntimeException failure) {}

    /**
     * Receives a form without blocking.
     *
     * @param done is called once, on another thread, outside of the request scope
     * @throws ApiException if nothing of the form is read: {@link CommonError#BAD_CONTENT_TYPE}, {@link CommonError#TOO_LARGE}
     */
    public void receive(HttpServletRequest request, HttpServletResponse response, Caller owner, Consumer<Outcome> done)
            throws IOException {
        String boundary = MultipartReader.boundary(request.getContentType());
        long length = request.getContentLengthLong();
        requireBounded(length);
        FormUpload upload = new FormUpload(this, owner, length, boundary, refusal(request, owner, length));
        String requestId = RequestIdFilter.current();
        Runnable publish = RequestIdFilter.propagating(() -> publish(upload, done));
        NonBlockingBodyReader reader =
                activeUploads.of(request, upload::accept, () -> publishingExecutor.execute(publish), failure -> {
                    response.setHeader("Connection", "close"); // the rest of the form is not read
                    upload.discard();
                    try (RequestIdFilter.Scope scope = RequestIdFilter.enter(requestId)) {
                        done.accept(new Outcome(upload.fields(), "", failure));
                    }
                });
        request.getInputStream().setReadListener(reader);
    }

    /** Returns why a video cannot be created now; null if it can. */
    private @Nullable RuntimeException refusal(HttpServletRequest request, Caller owner, long length) {
        try {
            limits.acquire(VideoLimit.CREATE_ADDRESS, clientAddress.of(request));
            limits.acquire(VideoLimit.CREATE_ACCOUNT, Long.toString(owner.channelId()));
            stagingArea.requireRoom(Math.max(0, length));
            return null;
        } catch (ApiException e) {
            return e;
        }
    }

    private static void publish(FormUpload upload, Consumer<Outcome> done) {
        Outcome outcome;
        try {
            outcome = new Outcome(upload.fields(), upload.publish(), null);
        } catch (RuntimeException e) {
            upload.discard();
            outcome = new Outcome(upload.fields(), "", e);
        }
        done.accept(outcome);
    }

    /** Returns the new video that a form describes. */
    public static CreateVideoRequest details(Map<String, String> fields) {
        String visibility = fields.getOrDefault("visibility", "");
        return new CreateVideoRequest(
                fields.getOrDefault("title", ""),
                fields.getOrDefault("description", "").replace("\r\n", "\n"),
                visibility.isEmpty() ? null : visibility);
    }

    /** Checks that a form, whose file is dropped then, is not longer than the longest that is accepted. */
    void requireBounded(long bytes) {
        if (bytes - FormUpload.MAX_FIELD_BYTES - FRAME_BYTES > settings.maxBytes()) {
            throw CommonError.TOO_LARGE.exception();
        }
    }

    String create(Map<String, String> fields, Caller owner) {
        CreateVideoRequest details = details(fields);
        validator.validate(details).stream().findFirst().ifPresent(violation -> {
            throw ApiException.invalidField(violation.getPropertyPath().toString());
        });
        List<String> tags = tags(fields);
        TagName.listOf(tags);
        return transactions.required(() -> {
            String hash = videoService.create(details, owner.channelId());
            if (!tags.isEmpty()) {
                edits.edit(hash, owner, new UpdateVideoRequest(null, null, null, null, tags));
            }
            return hash;
        });
    }

    private static List<String> tags(Map<String, String> fields) {
        return List.of(fields.getOrDefault("tags", "").split(",")).stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** @param bytes the length of the file with a line end; -1 if unknown */
    Reservation reserve(Caller owner, String hash, long bytes) {
        return reservations.reserve(owner.channelId(), hash, bytes < 0 ? bytes : Math.max(0, bytes - LINE_END));
    }

    /** Ends a reservation. If that fails, it expires. */
    void release(Reservation reservation) {
        try {
            reservations.release(reservation);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A reservation could not be released", e);
        }
    }

    StagedFile stage() {
        return stagingArea.begin();
    }

    void requireFits(Reservation reservation, long bytes) {
        uploadService.requireFits(bytes);
        reservations.require(reservation, bytes - LINE_END); // the publication checks the exact number
    }

    void publish(String hash, Caller owner, StagedFile file) {
        uploadService.publish(hash, owner.channelId(), file);
    }

    /** Deletes the video of a form that failed. If that fails too, it is deleted as one that never got its file. */
    void delete(String hash, Caller owner) {
        try {
            deletions.delete(hash, owner.channelId());
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "The video " + hash + " of a failed form could not be deleted", e);
        }
    }
}
