package io.vireo.http;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.function.Consumer;

/** Uses nothing but the servlet API: the servlet filters enforce the policy alone. */
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
    public Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback) {
        return () -> {};
    }

    /** A servlet container calls no filter before the application has started. */
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
