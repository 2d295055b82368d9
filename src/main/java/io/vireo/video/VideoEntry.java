package io.vireo.video;

import java.time.Instant;

/** A published video as a query gives it. */
public record VideoEntry(String channel, String title, String hash, Instant upload, String description) {
    /** As lists show it, without its description. */
    public VideoEntry(String channel, String title, String hash, Instant upload) {
        this(channel, title, hash, upload, "");
    }

    public UniversalBody body() {
        return UniversalBody.video(channel, title, hash, description, upload);
    }
}
