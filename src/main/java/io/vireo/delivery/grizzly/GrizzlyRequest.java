package io.vireo.delivery.grizzly;

import io.vireo.http.grizzly.ConnectorRequest;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.Request;

/** The Grizzly request behind a servlet request, used to write to the connection. The class cannot be loaded without Grizzly. */
final class GrizzlyRequest {
    private final ConnectorRequest connector;
    private final Request request;

    private GrizzlyRequest(ConnectorRequest connector) {
        this.connector = connector;
        this.request = connector.request();
    }

    /** Returns the Grizzly request; empty on another server or for a wrapped request that cannot be unwrapped. */
    static Optional<GrizzlyRequest> of(ServletRequest servlet) {
        return ConnectorRequest.of(servlet).map(GrizzlyRequest::new);
    }

    /** Returns whether the connection is HTTP/1 without TLS, so that bytes go to the socket unmodified. */
    boolean isPlain() {
        return !request.isSecure()
                && (request.getProtocol() == Protocol.HTTP_1_1 || request.getProtocol() == Protocol.HTTP_1_0)
                && !request.getRequest().isUpgrade();
    }

    /** Returns whether the connection has accepted nearly all bytes written to it, so that a small write does not block. */
    boolean isWritable() {
        return request.getResponse().getOutputBuffer().canWrite();
    }

    /** Appends the body to the write queue; it is sent as the connection becomes writable. */
    void write(SendfileBody message) {
        request.getContext().write(message, message);
    }

    /** See {@link ConnectorRequest#aborter}. */
    Runnable aborter() {
        return connector.aborter();
    }

    Executor threads() {
        return new WorkerExecutor(request.getContext().getConnection());
    }
}
