package io.vireo.http;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Vireo asks of the server's HTTP connector beyond the servlet API. {@link PortableConnector} does without; the implementation for
 * a server is found by {@link java.util.ServiceLoader} and chosen by {@link ConnectorSelector}.
 */
public interface Connector {
    /** Why this implementation must not be used with the running server; empty if it may. */
    Optional<String> incompatibility();

    /** Whether this is the server it is made for. */
    boolean isPresent();

    /**
     * Enforces the policy on what never reaches a servlet filter.
     *
     * @param fallback told when the server's classes do not fit after all; then every hook of this implementation must do nothing more
     * @return undoes it
     * @throws ReflectiveOperationException if the server is not as expected
     */
    Runnable install(ConnectorPolicy policy, Consumer<? super LinkageError> fallback)
            throws ReflectiveOperationException;

    /**
     * Runs an action once the server hands requests to this application.
     *
     * @return takes the action back
     * @throws ReflectiveOperationException if the server does not report that
     */
    Runnable onServing(Runnable action) throws ReflectiveOperationException;

    /**
     * What aborts the connection of a request, so that a body that ends early does not look whole. Servers do so themselves when a body
     * ends before its {@code Content-Length}, but for Grizzly.
     */
    Runnable aborter(ServletRequest request);
}
