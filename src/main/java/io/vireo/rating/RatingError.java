package io.vireo.rating;

import io.vireo.http.ErrorCode;

/** Errors of ratings. */
enum RatingError implements ErrorCode {
    NO_DISLIKES(403, "no-dislikes", "This site has no dislikes.");

    private final int status;
    private final String code;
    private final String message;

    RatingError(int status, String code, String message) {
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
