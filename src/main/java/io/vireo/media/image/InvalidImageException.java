package io.vireo.media.image;

/** Signals that a file is not an acceptable JPEG, PNG or WebP image. The message is for the log, not for the client. */
public final class InvalidImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidImageException(String reason) {
        super(reason);
    }
}
