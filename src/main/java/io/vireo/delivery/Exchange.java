package io.vireo.delivery;

import org.jspecify.annotations.Nullable;

/** One {@code GET} or {@code HEAD} and its answer, wherever in the server it is answered. */
public interface Exchange {
    String method();

    /** All values of a header of the request, separated by commas; null if it has none. */
    @Nullable
    String header(String name);

    void setStatus(int status);

    void setHeader(String name, String value);

    /** @param length of the body in bytes, also of one that is not sent */
    void setBody(String mediaType, long length);

    /** Ends it, without a body or after the last byte of one. */
    void end();
}
