package io.vireo.media.mp4;

/** Signals that a file is not a playable MP4 or MOV video. The message is for the log, not for the client. */
public final class InvalidMp4Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidMp4Exception(String reason) {
        super(reason);
    }
}
