package io.vireo.video;

import io.vireo.http.CommonError;
import io.vireo.media.Draft;
import io.vireo.media.Reception;
import io.vireo.media.Resumable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Takes in the bytes of a {@code PATCH} as they arrive, keeps those that did when it breaks off, and publishes the last. */
@ApplicationScoped
class TusReception {
    private static final String OFFSET = "Upload-Offset";

    @Inject
    TusUploads uploads;

    @Inject
    Receptions receptions;

    @Inject
    Publishers publishers;

    @Inject
    VideoSettings settings;

    /**
     * Appends the body of the request to the draft, and closes it.
     *
     * @param told the answer but for the new offset
     */
    void begin(
            Resumable upload,
            Draft draft,
            Response told,
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncResponse answer)
            throws IOException {
        long start = draft.size();
        long most = upload.length() < 0 ? settings.maxBytes() : upload.length();
        TusChecksum checksum = TusChecksum.of(request);
        Reception[] self = new Reception[1];
        Reception reception = receptions.of(
                request.getInputStream(),
                bytes -> {
                    if (bytes.remaining() > most - draft.size()) {
                        throw CommonError.TOO_LARGE.refusal();
                    }
                    checksum.update(bytes.duplicate());
                    draft.write(bytes);
                },
                () -> {
                    uploads.arrived(upload, self[0]);
                    publishers.execute(() -> received(upload, draft, start, checksum, told, answer));
                },
                refusal -> {
                    uploads.arrived(upload, self[0]);
                    try (draft) {
                        if (checksum.isGiven()) {
                            draft.truncate(start); // a part of what it is the sum of cannot be checked
                        }
                    } finally {
                        Receptions.refuse(refusal, response, answer);
                    }
                });
        self[0] = reception;
        uploads.arriving(upload, reception);
        request.getInputStream().setReadListener(reception);
    }

    private void received(
            Resumable upload, Draft draft, long start, TusChecksum checksum, Response told, AsyncResponse answer) {
        try {
            if (!checksum.isRight()) {
                draft.truncate(start);
                throw UploadError.CHECKSUM_MISMATCH.refusal();
            }
            Response done = Response.fromResponse(told)
                    .header(OFFSET, null)
                    .header(OFFSET, draft.size())
                    .build();
            if (draft.size() == upload.length()) {
                uploads.publish(upload, draft);
            } else {
                draft.close();
            }
            answer.resume(done);
        } catch (RuntimeException e) {
            draft.close();
            answer.resume(e);
        }
    }

    /** Publishes the upload in its turn, closes the draft, and only then answers. */
    void publish(Resumable upload, Draft draft, Response told, AsyncResponse answer) {
        publishers.execute(() -> {
            try {
                uploads.publish(upload, draft);
                answer.resume(told);
            } catch (RuntimeException e) {
                answer.resume(e);
            }
        });
    }
}
