package io.vireo.http;

import org.jspecify.annotations.Nullable;

/**
 * The JSON object of every answer (CONTRACT.md, Conventions).
 *
 * @param response the data, or the machine-readable reason of a refusal; {@code ""} when there is nothing to say
 * @param message on refusals one sentence for a person, otherwise null and left out
 */
public record ApiResponse(Object response, @Nullable String message) {
    /** The answer of a call that succeeded and has nothing to say. */
    public static final ApiResponse EMPTY = of("");

    /** @param response a record, map, list or scalar that Jackson can write */
    public static ApiResponse of(Object response) {
        return new ApiResponse(response, null);
    }

    /** For answers that are written beside the REST application. */
    public String toJson() {
        return Json.text(this);
    }
}
