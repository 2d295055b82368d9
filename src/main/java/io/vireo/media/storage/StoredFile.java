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
 * A snapshot of a stored file's metadata at the time of the lookup.
 *
 * @param path the path of the file, or the relative path that is its object name in S3
 * @param length in bytes
 * @param lastModified truncated to seconds, as in HTTP
 * @param etag a strong entity tag with its quotes: that of S3, or one made of the length and the full modification time. Files are
 *     only replaced by a rename, so that the tag changes with the content
 */
public record StoredFile(Path path, long length, Instant lastModified, String mediaType, String etag) {

    /** Returns the current metadata; empty if {@code path} is not a regular file. */
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
