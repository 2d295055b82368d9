package io.vireo.http;

/**
 * An error that the API can answer with. Each feature has an enum of its own that implements this interface; {@link CommonError}
 * has the general ones. There is no central list.
 *
 * <p>A code and its status are part of the contract and are described in {@code META-INF/openapi.yaml}. Two features may use the
 * same code.
 */
public interface ErrorCode {
    /** Returns the value of {@code response} in the answer, such as {@code no-video}. Never made from client input. */
    String code();

    /** Returns the HTTP status, 400 to 599. */
    int status();

    /** Returns one English sentence for people. */
    String message();

    /** Returns a new exception that is answered with this error, without further data. */
    default ApiException refusal() {
        return new ApiException(this);
    }
}
