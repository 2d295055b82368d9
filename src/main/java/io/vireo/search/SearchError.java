package io.vireo.search;

import io.vireo.http.ErrorCode;

/** Error codes of a search. */
enum SearchError implements ErrorCode {
    BAD_SEARCH_TYPE(400, "bad-search-type", "The search type must be all, video or channel.");

    private final int status;
    private final String code;
    private final String message;

    SearchError(int status, String code, String message) {
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
