package io.vireo.video;

import io.vireo.http.ErrorCode;

/** Error codes of requests for a video. */
public enum VideoError implements ErrorCode {
    NO_VIDEO(404, "no-video", "There is no such video."),
    NO_VIDEO_BYTES(400, "no-video", "There is no such video."),
    NO_THUMBNAIL(404, "no-thumbnails", "There is no such thumbnail."),
    NOT_OWNER(403, "not-owner", "The video belongs to another channel.");

    private final int status;
    private final String code;
    private final String message;

    VideoError(int status, String code, String message) {
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
