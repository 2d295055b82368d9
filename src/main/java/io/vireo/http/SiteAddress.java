package io.vireo.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Where this node is reached from its own machine: the port of its requests, which the application cannot know before the first. */
@ApplicationScoped
public class SiteAddress {
    private static final int DEFAULT_PORT = 8080;

    private volatile int port = DEFAULT_PORT;
    private volatile boolean secure;

    void received(int localPort, boolean overTls) {
        if (localPort != port && localPort > 0) {
            port = localPort;
            secure = overTls;
        }
    }

    /** {@code http://localhost:8080}, without a slash at its end. */
    public URI local() {
        return URI.create((secure ? "https" : "http") + "://localhost:" + port);
    }
}
