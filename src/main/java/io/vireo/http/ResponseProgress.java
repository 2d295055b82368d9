package io.vireo.http;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.util.Optional;

/** A response that counts the body bytes sent and is notified of the end of the body. */
public interface ResponseProgress {
    /** Adds bytes that bypassed the response's output stream. */
    void sent(long bytes);

    /** Marks the end of the body, also after a broken connection. May be called several times. */
    void ended();

    /** Returns the response as {@code ResponseProgress} if it implements it. */
    static Optional<ResponseProgress> of(ServletResponse response) {
        ServletResponse inner = response;
        while (!(inner instanceof ResponseProgress) && inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner instanceof ResponseProgress counting ? Optional.of(counting) : Optional.empty();
    }
}
