package io.vireo.streaming;

import io.vireo.delivery.BodySegment;
import io.vireo.delivery.Representation;
import io.vireo.media.storage.StoredFile;
import io.vireo.video.VideoFiles.OpenedVideo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** Representations in memory of what belongs to a video. */
public final class TextRepresentation {
    public static final String WEBVTT = "text/vtt";

    private static final int TAG_BYTES = 12;

    private TextRepresentation() {}

    /**
     * Bytes and their entity tag.
     *
     * @param content must not be changed
     */
    record TaggedBytes(String etag, ByteBuffer content) {
        static TaggedBytes of(byte[] bytes) {
            return new TaggedBytes(tag(bytes), ByteBuffer.wrap(bytes));
        }
    }

    /** Returns a representation that was made from the file of the video and is as old as the file. */
    static Representation of(OpenedVideo video, String mediaType, byte[] bytes) {
        return of(video, mediaType, TaggedBytes.of(bytes));
    }

    /** As {@link #of(OpenedVideo, String, byte[])}. */
    static Representation of(OpenedVideo video, String mediaType, TaggedBytes bytes) {
        return new Representation(
                video.file(), mediaType, bytes.etag(), List.of(new BodySegment.Memory(bytes.content())));
    }

    /** Returns a representation that was changed at a time. */
    public static Representation of(OpenedVideo video, Instant changed, String mediaType, byte[] bytes) {
        StoredFile file = video.file();
        StoredFile dated = new StoredFile(
                file.path(), file.length(), changed.truncatedTo(ChronoUnit.SECONDS), file.mediaType(), file.etag());
        return of(new OpenedVideo(video.hash(), dated, video.cacheControl(), video.query()), mediaType, bytes);
    }

    /** Returns a representation of a text that was changed at a time. */
    public static Representation of(OpenedVideo video, Instant changed, String mediaType, String text) {
        return of(video, changed, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .substring(0, TAG_BYTES)
                    + '"';
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
