package io.vireo.http;

import jakarta.ws.rs.container.AsyncResponse;
import java.util.function.Supplier;

/** Ends suspended requests. */
public final class AsyncCompletion {
    private AsyncCompletion() {}

    /**
     * Resumes a request with a result, or with the exception that prevents it. An exception must not be resumed as an object: JAX-RS would
     * send it as the body of a 200.
     */
    public static void complete(AsyncResponse response, Supplier<?> result) {
        try {
            response.resume(result.get());
        } catch (RuntimeException e) {
            response.resume(e);
        }
    }
}
