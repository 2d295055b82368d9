package io.vireo.http;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.util.Optional;

/** A response that counts what was sent of its body, and wants to know when that was all. */
public interface ResponseProgress {
    /** Adds what did not go through its stream. */
    void sent(long bytes);

    /** There will be no more; the connection may be broken. May be called several times. */
    void ended();

    /** The response as such a one, if it is. */
    static Optional<ResponseProgress> of(ServletResponse response) {
        ServletResponse inner = response;
        while (!(inner instanceof ResponseProgress) && inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner instanceof ResponseProgress counting ? Optional.of(counting) : Optional.empty();
    }
}
