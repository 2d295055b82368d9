package io.vireo.http.connector;

import jakarta.servlet.ServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Abstraction of the server's HTTP connector beyond the servlet API. {@link PortableConnector} is the fallback; server-specific
 * implementations are found by {@link java.util.ServiceLoader} and chosen by {@link ConnectorSelector}.
 */
public interface Connector {
    /** Returns why this implementation is incompatible with the running server; empty if it is compatible. */
    Optional<String> incompatibility();

    /** Returns whether the application runs on the server that this implementation supports. */
    boolean isPresent();

    /** Returns the local URL, without a path, of the first open HTTP listener of the site; empty if it is not known. */
    Optional<URI> localAddress();

    /**
     * Enforces the policy on requests that never reach a servlet filter.
     *
     * @param fallback called when the server's classes turn out to be incompatible; then every hook of this implementation must become
     *     a no-op
     * @return an action that uninstalls the hooks
     * @throws ReflectiveOperationException if the server does not have the expected structure
     */
    Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback)
            throws ReflectiveOperationException;

    /**
     * Runs an action as soon as the server dispatches requests to this application.
     *
     * @return an action that cancels the callback
     * @throws ReflectiveOperationException if the server does not report this event
     */
    Runnable onServing(Runnable action) throws ReflectiveOperationException;

    /**
     * Returns an action that closes the connection of a request, so that a client detects an incomplete body. Most servers close it
     * themselves when a body ends before its {@code Content-Length}; Grizzly does not.
     */
    Runnable aborter(ServletRequest request);
}
