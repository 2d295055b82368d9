package io.vireo.media.mp4;

/** A file is not an MP4 or MOV file with a video in it that can be played. The message is for the log, not for a client. */
public final class InvalidMp4Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidMp4Exception(String reason) {
        super(reason);
    }
}
