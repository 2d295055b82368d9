package io.vireo.video.quota;

import io.vireo.http.ErrorCode;

/** Error codes of quotas. */
enum QuotaError implements ErrorCode {
    QUOTA(403, "quota", "The upload does not fit into the quota of the channel.");

    private final int status;
    private final String code;
    private final String message;

    QuotaError(int status, String code, String message) {
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
