package io.vireo.http;

import org.jspecify.annotations.Nullable;

/**
 * The JSON envelope of every response (CONTRACT.md, Conventions).
 *
 * @param response the data, or the error code; {@code ""} if there is no data
 * @param message one sentence for the user if the request failed, otherwise null and omitted
 */
public record ApiResponse(Object response, @Nullable String message) {
    /** The response of a successful request without data. */
    public static final ApiResponse EMPTY = of("");

    /**
     * Returns a success response.
     *
     * @param response a record, map, list or scalar that Jackson can serialize
     */
    public static ApiResponse of(Object response) {
        return new ApiResponse(response, null);
    }

    /** Returns the JSON text, for responses written outside of the REST application. */
    public String toJson() {
        return Json.text(this);
    }
}
