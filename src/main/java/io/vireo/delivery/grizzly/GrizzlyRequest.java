package io.vireo.delivery.grizzly;

import io.vireo.http.grizzly.ConnectorRequest;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.Request;

/** A request as Payara's connector has it, to send by. Where there is no Grizzly this class cannot be loaded. */
public final class GrizzlyRequest {
    private final ConnectorRequest connector;
    private final Request request;

    private GrizzlyRequest(ConnectorRequest connector) {
        this.connector = connector;
        this.request = connector.request();
    }

    /** Empty for a request of another server, or one that cannot be seen through. */
    public static Optional<GrizzlyRequest> of(ServletRequest servlet) {
        return ConnectorRequest.of(servlet).map(GrizzlyRequest::new);
    }

    /** HTTP/1 without TLS: what is written goes to the socket as it is. */
    boolean isPlain() {
        return !request.isSecure()
                && (request.getProtocol() == Protocol.HTTP_1_1 || request.getProtocol() == Protocol.HTTP_1_0)
                && !request.getRequest().isUpgrade();
    }

    /** Whether the connection has taken nearly all that was written to it: a little more can be written without waiting. */
    boolean takesMore() {
        return request.getResponse().getOutputBuffer().canWrite();
    }

    /** Writes after what has been written, when and as the connection takes it. */
    void write(SendfileBody message) {
        request.getContext().write(message, message);
    }

    /** See {@link ConnectorRequest#connectionAborter}. */
    public Runnable connectionAborter() {
        return connector.connectionAborter();
    }

    Executor threads() {
        return new WorkerExecutor(request.getContext().getConnection());
    }
}
