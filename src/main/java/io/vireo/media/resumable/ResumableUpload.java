package io.vireo.media.resumable;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload that may be continued by a later request.
 *
 * @param owner whose it is, in the words of the caller
 * @param subject what it is for, in the words of the caller
 * @param length how many bytes it will have; -1 while that is not known
 * @param metadata what the sender said of it, {@code ""} if nothing
 * @param expires when it may be removed
 * @param finished whether it has become a video; its bytes are no longer here then
 */
public record ResumableUpload(
        UUID id, String owner, String subject, long length, String metadata, Instant expires, boolean finished) {

    /** The same, now that its length in bytes is known. */
    public ResumableUpload withLength(long bytes) {
        return new ResumableUpload(id, owner, subject, bytes, metadata, expires, finished);
    }

    /** The same, kept until another moment. */
    public ResumableUpload until(Instant moment) {
        return new ResumableUpload(id, owner, subject, length, metadata, moment, finished);
    }

    ResumableUpload asFinished() {
        return new ResumableUpload(id, owner, subject, length, metadata, expires, true);
    }
}
