package io.vireo.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** The local URL of this node. The application learns its port only from the first request. */
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

    /** Returns the local URL, such as {@code http://localhost:8080}, without a trailing slash. */
    public URI local() {
        return URI.create((secure ? "https" : "http") + "://localhost:" + port);
    }
}
