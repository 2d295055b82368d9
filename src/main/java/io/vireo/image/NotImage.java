package io.vireo.image;

/** Some bytes are not a JPEG, PNG or WebP image that can be taken. The message is for the log, not for a client. */
public final class NotImage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotImage(String reason) {
        super(reason);
    }
}
