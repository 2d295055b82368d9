package io.vireo.media;

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
public record Resumable(
        UUID id, String owner, String subject, long length, String metadata, Instant expires, boolean finished) {

    /** The same, now that its length in bytes is known. */
    public Resumable withLength(long bytes) {
        return new Resumable(id, owner, subject, bytes, metadata, expires, finished);
    }

    /** The same, kept until another moment. */
    public Resumable until(Instant moment) {
        return new Resumable(id, owner, subject, length, metadata, moment, finished);
    }

    Resumable asFinished() {
        return new Resumable(id, owner, subject, length, metadata, expires, true);
    }
}
