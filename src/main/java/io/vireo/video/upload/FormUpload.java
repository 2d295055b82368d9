package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.multipart.MultipartReader;
import io.vireo.media.staging.StagedFile;
import io.vireo.video.upload.UploadReservations.Reservation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form with the fields of a video and, after them, its file. The video is created when the file begins. After an error the rest of the
 * form is read and dropped: a browser shows the response only when it has sent all.
 *
 * <p>The idle check may discard a form while its bytes are being read.
 */
final class FormUpload implements MultipartReader.PartHandler {
    /** Enough for a description of the maximum length. */
    static final int MAX_FIELD_BYTES = 500_000;

    /** What a field takes beside its name and value. */
    private static final int FIELD_BYTES = 64;

    private final FormUploadService service;
    private final Caller owner;
    private final long length;
    private final MultipartReader reader;
    private final Map<String, String> fields = new HashMap<>();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private long received;
    private int fieldBytes;
    private String name = "";
    private boolean isFile;
    private String hash = "";
    private @Nullable StagedFile stagedFile;
    private @Nullable Reservation reservation;
    private @Nullable RuntimeException failure;

    /**
     * @param length the length of the form in bytes; -1 if unknown
     * @param failure why the video is not created; null if it is
     */
    FormUpload(
            FormUploadService service, Caller owner, long length, String boundary, @Nullable RuntimeException failure) {
        this.service = service;
        this.owner = owner;
        this.length = length;
        this.reader = new MultipartReader(boundary, this);
        this.failure = failure;
    }

    /** Reads the next bytes of the form. Throws what makes reading the rest of it pointless. */
    synchronized void accept(ByteBuffer chunk) {
        received += chunk.remaining();
        service.requireBounded(received);
        reader.accept(chunk);
    }

    @Override
    public void begin(String partName, @Nullable String fileName) {
        name = partName;
        field.reset();
        isFile = fileName != null;
        if (!isFile) {
            requireKept(partName.length() + FIELD_BYTES);
        }
        if (fileName == null || fileName.isEmpty() || failure != null) {
            return;
        }
        try {
            if (stagedFile != null) {
                throw CommonError.BAD_REQUEST.exception();
            }
            hash = service.create(fields, owner);
            reservation = service.reserve(owner, hash, reader.remaining(length));
            stagedFile = service.stage();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Checks that names and values of the fields, which are kept in memory, are not too long. */
    private void requireKept(int bytes) {
        fieldBytes += bytes;
        if (fieldBytes > MAX_FIELD_BYTES) {
            throw CommonError.TOO_LARGE.exception();
        }
    }

    /** Frees what the file occupies, as the rest of the form may take a long time. */
    private void fail(RuntimeException reason) {
        failure = reason;
        if (stagedFile != null) {
            stagedFile.close();
        }
        release();
    }

    @Override
    public void data(ByteBuffer bytes) {
        StagedFile file = stagedFile;
        Reservation reserved = reservation;
        if (!isFile) {
            requireKept(bytes.remaining());
            byte[] part = new byte[bytes.remaining()];
            bytes.get(part);
            field.writeBytes(part);
        } else if (failure == null && file != null && reserved != null) {
            try {
                file.write(bytes);
                service.requireFits(reserved, file.size());
            } catch (RuntimeException e) {
                fail(e);
            }
        }
    }

    @Override
    public void end() {
        if (!isFile) {
            fields.put(name, field.toString(StandardCharsets.UTF_8));
        }
    }

    synchronized Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    /**
     * Publishes the video, after the whole form has been read.
     *
     * @return its hash path
     * @throws RuntimeException why it was not published; {@code {"missing-field": "file"}} without a file
     */
    String publish() {
        if (failure != null) {
            throw failure;
        }
        if (!reader.isComplete()) {
            throw CommonError.BAD_REQUEST.exception();
        }
        if (stagedFile == null) {
            throw ApiException.missingField("file");
        }
        service.publish(hash, owner, stagedFile);
        String published = hash;
        hash = "";
        release();
        return published;
    }

    /** Removes what was created, after an error. Bytes that are read later create nothing. */
    synchronized void discard() {
        fail(failure == null ? CommonError.BAD_REQUEST.exception() : failure);
        if (!hash.isEmpty()) {
            service.delete(hash, owner);
        }
    }

    private void release() {
        if (reservation != null) {
            service.release(reservation);
        }
    }
}
