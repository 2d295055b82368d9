package io.vireo.streaming;

import io.vireo.http.ErrorCode;

/** Error codes of requests for streams. */
enum StreamError implements ErrorCode {
    NO_STREAM(404, "no-stream", "This video cannot be streamed in segments. Its file can be played."),
    NO_SEGMENT(404, "no-segment", "The stream has no such segment.");

    private final int status;
    private final String code;
    private final String message;

    StreamError(int status, String code, String message) {
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
