package io.vireo.http;

/**
 * An error that the API can return. Each feature has its own enum that implements this interface; {@link CommonError} has the general
 * ones. There is no central list.
 *
 * <p>A code and its status are part of the contract and are described in {@code META-INF/openapi.yaml}. Two features may use the same
 * code.
 */
public interface ErrorCode {
    /** Returns the error code, the value of {@code response} in the body, such as {@code no-video}. Never derived from client input. */
    String code();

    /** Returns the HTTP status, 400 to 599. */
    int status();

    /** Returns one English sentence for the user. */
    String message();

    /** Returns a new exception with this error and no further data. */
    default ApiException exception() {
        return new ApiException(this);
    }

    /** Returns the response body for this error as JSON text. */
    default String toJson() {
        return exception().response().toJson();
    }
}
