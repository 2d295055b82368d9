package io.vireo.http;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of every answer (CONTRACT.md, Conventions).
 *
 * @param response the data, or the machine-readable reason of a refusal; {@code ""} when there is nothing to say
 * @param message on refusals one sentence for a person, otherwise null and left out
 */
@JsonbPropertyOrder({"response", "message"})
public record ApiResponse(Object response, @Nullable String message) {
    /** The answer of a call that succeeded and has nothing to say. */
    public static final ApiResponse EMPTY = of("");

    private static final Jsonb JSON = JsonbBuilder.create();

    /** @param response of a public class, if it is one of ours: JSON-B reads no others */
    public static ApiResponse of(Object response) {
        return new ApiResponse(response, null);
    }

    /** For answers that are written beside the REST application. */
    public String toJson() {
        return JSON.toJson(this);
    }
}
