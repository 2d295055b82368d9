package io.vireo.media.resumable;

import java.time.Instant;
import java.util.UUID;

/**
 * The state of a resumable upload.
 *
 * @param owner the owner, an opaque value of the caller
 * @param subject the purpose, an opaque value of the caller
 * @param length the total length in bytes; -1 while unknown
 * @param metadata the client's metadata, {@code ""} if none
 * @param expires when the upload may be removed
 * @param finished whether the upload has been published as a video; its bytes are no longer staged then
 */
public record ResumableUpload(
        UUID id, String owner, String subject, long length, String metadata, Instant expires, boolean finished) {

    /** Returns a copy with the total length in bytes. */
    public ResumableUpload withLength(long bytes) {
        return new ResumableUpload(id, owner, subject, bytes, metadata, expires, finished);
    }

    /** Returns a copy with another expiry time. */
    public ResumableUpload until(Instant moment) {
        return new ResumableUpload(id, owner, subject, length, metadata, moment, finished);
    }

    ResumableUpload asFinished() {
        return new ResumableUpload(id, owner, subject, length, metadata, expires, true);
    }
}
