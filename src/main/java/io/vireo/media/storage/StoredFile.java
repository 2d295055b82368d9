package io.vireo.media.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file of the store as it was when it was looked up.
 *
 * @param path of the file, or the relative one that is its name in a bucket
 * @param length in bytes
 * @param lastModified truncated to seconds, as HTTP tells it
 * @param etag a strong entity tag with its quotes: that of the bucket, or one made of the length and the whole modification time.
 *     Files are only ever replaced by a rename, so the two change together with the bytes
 */
public record StoredFile(Path path, long length, Instant lastModified, String mediaType, String etag) {

    /** A file as it is now; empty if there is no regular file at {@code path}. */
    public static Optional<StoredFile> at(Path path, String mediaType) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        long length = attributes.size();
        Instant modified = attributes.lastModifiedTime().toInstant();
        String etag = '"'
                + Long.toHexString(length)
                + '-'
                + Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                + '"';
        return Optional.of(new StoredFile(path, length, modified.truncatedTo(ChronoUnit.SECONDS), mediaType, etag));
    }
}
