package io.vireo.http;

import io.vireo.http.connector.ConnectorSelector;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The local URL of this node: that of the server's listener, and since the first request that on which requests arrive. */
@Component
public class SiteAddress {
    private static final URI DEFAULT = URI.create("http://localhost:8080");

    @Inject
    ConnectorSelector selector;

    private volatile @Nullable URI local;

    void received(int localPort, boolean overTls) {
        if (localPort > 0 && localPort != local().getPort()) {
            local = URI.create((overTls ? "https" : "http") + "://localhost:" + localPort);
        }
    }

    /** Returns the local URL, such as {@code http://localhost:8080}, without a trailing slash. */
    public URI local() {
        URI known = local;
        if (known == null) { // not when this bean is created: the server may have no listener yet
            known = selector.localAddress().orElse(DEFAULT);
            local = known;
        }
        return known;
    }
}
