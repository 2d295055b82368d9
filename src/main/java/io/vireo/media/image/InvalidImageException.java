package io.vireo.media.image;

/** Some bytes are not a JPEG or PNG image that can be taken. The message is for the log, not for a client. */
public final class InvalidImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidImageException(String reason) {
        super(reason);
    }
}
