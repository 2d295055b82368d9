package io.vireo.http;

import io.vireo.http.connector.ConnectorSelector;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** The local URL of this node: that of the server's listener, and since the first request that on which requests arrive. */
@ApplicationScoped
public class SiteAddress {
    private static final URI DEFAULT = URI.create("http://localhost:8080");

    @Inject
    ConnectorSelector selector;

    private volatile URI local = DEFAULT;

    @PostConstruct
    void findListener() {
        local = selector.localAddress().orElse(DEFAULT);
    }

    void received(int localPort, boolean overTls) {
        if (localPort != local.getPort() && localPort > 0) {
            local = URI.create((overTls ? "https" : "http") + "://localhost:" + localPort);
        }
    }

    /** Returns the local URL, such as {@code http://localhost:8080}, without a trailing slash. */
    public URI local() {
        return local;
    }
}
