package io.vireo.streaming.storyboard;

import io.vireo.http.ErrorCode;

/** Error codes of storyboards. */
enum StoryboardError implements ErrorCode {
    NO_STORYBOARD(404, "no-storyboard", "The video has no storyboard, or none yet.");

    private final int status;
    private final String code;
    private final String message;

    StoryboardError(int status, String code, String message) {
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
