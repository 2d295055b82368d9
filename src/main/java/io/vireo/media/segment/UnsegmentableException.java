package io.vireo.media.segment;

/** Signals that a video cannot be streamed in segments. The video itself is valid. The message is for the log. */
final class UnsegmentableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsegmentableException(String reason) {
        super(reason, null, false, false);
    }
}
