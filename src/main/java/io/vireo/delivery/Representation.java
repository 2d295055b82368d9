package io.vireo.delivery;

import io.vireo.media.storage.StoredFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code GET} selects: a stored file, or a computed body with ranges of it.
 *
 * @param file the file to which the slices of the body refer; it dates the representation
 * @param mediaType the content type
 * @param etag a strong entity tag with its quotes
 * @param segments the whole body
 */
public record Representation(StoredFile file, String mediaType, String etag, List<BodySegment> segments) {
    /** Returns the representation that consists of a whole file. */
    static Representation of(StoredFile file) {
        return new Representation(
                file, file.mediaType(), file.etag(), List.of(new BodySegment.Slice(0, file.length())));
    }

    /** Returns the length in bytes. */
    public long length() {
        return length(segments);
    }

    static long length(List<BodySegment> segments) {
        long length = 0;
        for (BodySegment segment : segments) {
            length += segment.length();
        }
        return length;
    }

    /** Returns the segments of a range, which lies within the representation. */
    List<BodySegment> part(ByteRange.Single range) {
        List<BodySegment> part = new ArrayList<>();
        long skipped = range.offset();
        long left = range.length();
        for (BodySegment segment : segments) {
            if (skipped >= segment.length()) {
                skipped -= segment.length();
            } else if (left > 0) {
                BodySegment rest = segment.from(skipped);
                BodySegment taken = rest.length() > left ? rest.first(left) : rest;
                part.add(taken);
                left -= taken.length();
                skipped = 0;
            }
        }
        return part;
    }
}
