package io.vireo.streaming.caption;

import io.vireo.http.ErrorCode;

/** Error codes of captions and chapters. */
public enum CaptionError implements ErrorCode {
    NOT_CAPTION(400, "not-caption", "The body is neither WebVTT nor SubRip."),
    NO_CAPTIONS(404, "no-captions", "The video has no captions in this language."),
    TOO_MANY_CAPTIONS(409, "too-many-captions", "The video has captions in as many languages as it can have.");

    private final int status;
    private final String code;
    private final String message;

    CaptionError(int status, String code, String message) {
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
