package io.vireo.http;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;

/** A response that counts what was sent of its body. */
public interface SentBytes {
    /** Adds what did not go through its stream. One thread at a time. */
    void sent(long bytes);

    /** Tells the response, if it is such a one. */
    static void count(ServletResponse response, long bytes) {
        ServletResponse inner = response;
        while (!(inner instanceof SentBytes) && inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        if (inner instanceof SentBytes counting) {
            counting.sent(bytes);
        }
    }
}
