package io.vireo.delivery;

import org.jspecify.annotations.Nullable;

/** One {@code GET} or {@code HEAD} request with its response, independent of the layer that answers it (servlet container or connector). */
public interface Exchange {
    String method();

    /** Returns all values of a request header, joined by commas, or null if the header is absent. */
    @Nullable
    String header(String name);

    void setStatus(int status);

    void setHeader(String name, String value);

    /** @param length the length of the body in bytes, also when no body is sent ({@code HEAD}) */
    void setBody(String mediaType, long length);

    /** Completes the exchange, after the last byte of the body or without a body. */
    void end();
}
