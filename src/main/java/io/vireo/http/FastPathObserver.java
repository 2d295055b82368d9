package io.vireo.http;

import java.util.Optional;

/** What is to be known of requests that are answered in the connector, before the servlet container has seen them. */
public interface FastPathObserver {
    /** Is told of each such request when it has ended. */
    interface Count {
        /**
         * @param path as it was sent, without the query
         * @param nanos from its head to the last byte of the answer
         */
        void ended(String method, String path, int status, long nanos);
    }

    /** Whom to tell; empty if more is to be known of each request, so that none may be answered early. */
    Optional<Count> count();
}
