package io.vireo.http.grizzly;

import io.vireo.http.connector.Connector;
import io.vireo.http.connector.ConnectorPolicy;
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Connector integration for Payara: installs a {@link GrizzlyListener} on every HTTP listener while Vireo is deployed. The class can be
 * loaded on every server; only its methods need classes of Payara.
 */
public final class GrizzlyIntegration implements Connector {
    private static final Logger LOG = System.getLogger(GrizzlyIntegration.class.getName());
    private static final String PAYARA = "com.sun.enterprise.v3.services.impl.GrizzlyService";

    @Override
    public boolean isPresent() {
        try {
            Class.forName(PAYARA, false, GrizzlyIntegration.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public Optional<String> incompatibility() {
        try {
            return GrizzlyVersion.difference();
        } catch (LinkageError e) {
            return Optional.of("The server's Grizzly cannot be used (" + e + ")");
        }
    }

    @Override
    public Optional<URI> localAddress() {
        try {
            return GrizzlyListenerLookup.localAddress();
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(Level.DEBUG, "The port of the server is not known", e);
            return Optional.empty();
        }
    }

    @Override
    public Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback)
            throws ReflectiveOperationException {
        List<Runnable> removals = new ArrayList<>();
        Fallback guard = new Fallback(fallback);
        for (Object transport : GrizzlyListenerLookup.transports()) {
            removals.add(GrizzlyListener.install(transport, policy, guard));
        }
        return () -> removals.forEach(Runnable::run);
    }

    @Override
    public Runnable onServing(Runnable action) throws ReflectiveOperationException {
        return DeploymentListener.onStart(GrizzlyIntegration.class.getClassLoader(), action);
    }

    @Override
    public Runnable aborter(ServletRequest request) {
        return ConnectorRequest.of(request).map(ConnectorRequest::aborter).orElse(() -> {});
    }
}
