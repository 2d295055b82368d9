package io.vireo.media;

import io.vireo.http.ErrorCode;

/** Errors about files that a client sends. */
enum MediaError implements ErrorCode {
    NOT_IMAGE(400, "not-image", "The body is not a JPEG or PNG image that can be taken.");

    private final int status;
    private final String code;
    private final String message;

    MediaError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
