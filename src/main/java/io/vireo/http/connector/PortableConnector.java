package io.vireo.http.connector;

import jakarta.servlet.ServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** The fallback connector integration, which uses only the servlet API: the servlet filters alone enforce the policy. */
final class PortableConnector implements Connector {
    @Override
    public Optional<String> incompatibility() {
        return Optional.empty();
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public Optional<URI> localAddress() {
        return Optional.empty();
    }

    @Override
    public Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback) {
        return () -> {};
    }

    /** Runs the action immediately: a servlet container calls no filter before the application has started. */
    @Override
    public Runnable onServing(Runnable action) {
        action.run();
        return () -> {};
    }

    @Override
    public Runnable aborter(ServletRequest request) {
        return () -> {};
    }
}
