package io.vireo.search;

import io.vireo.http.ErrorCode;

/** Error codes of a search. */
enum SearchError implements ErrorCode {
    BAD_SEARCH_TYPE;

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String code() {
        return "bad-search-type";
    }

    @Override
    public String message() {
        return "The search type must be all, video or channel.";
    }
}
