package io.vireo.media;

import io.vireo.http.ErrorCode;

/** The API errors of file uploads. */
enum MediaError implements ErrorCode {
    NOT_IMAGE(400, "not-image", "The body is not a JPEG, PNG or WebP image that can be taken.");

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
