package io.vireo.http;

import java.util.Optional;

/** Receives the metrics of requests that are answered on the fast path, before they reach the servlet container. */
public interface FastPathObserver {
    /** Callback for each completed fast-path request. */
    interface Count {
        /**
         * @param path the undecoded path without the query
         * @param nanos the time from the request head to the last byte of the response, in nanoseconds
         */
        void ended(String method, String path, int status, long nanos);
    }

    /** Returns the callback; empty if full request records are required (access log, tracing), which disables the fast path. */
    Optional<Count> count();
}
