package io.vireo.delivery;

import io.vireo.http.ErrorCode;

/** The API errors of file requests. */
enum DeliveryError implements ErrorCode {
    RANGE_NOT_SATISFIABLE(416, "range-not-satisfiable", "The video has no such range.");

    private final int status;
    private final String code;
    private final String message;

    DeliveryError(int status, String code, String message) {
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
