package io.vireo.streaming.chapter;

import io.vireo.http.ErrorCode;

/** Error codes of chapters. */
enum ChapterError implements ErrorCode {
    NO_CHAPTERS(404, "no-chapters", "The video has no chapters.");

    private final int status;
    private final String code;
    private final String message;

    ChapterError(int status, String code, String message) {
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
