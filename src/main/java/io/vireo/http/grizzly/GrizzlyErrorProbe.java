package io.vireo.http.grizzly;

import io.vireo.http.CommonError;
import io.vireo.http.ErrorCode;
import io.vireo.http.connector.ConnectorRejectionMetrics;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.MimeHeaders;

/**
 * Answers requests that Grizzly's HTTP codec rejects itself: malformed, oversized or contradictory heads and malformed chunks. The
 * codec reports the error to its probes, sends an empty response if no probe has answered, and closes the connection.
 */
final class GrizzlyErrorProbe extends HttpProbe.Adapter {
    /** The attribute that marks a request whose body failed after dispatch and which has been answered here. */
    static final String RESPONDED = GrizzlyErrorProbe.class.getName();

    private final ErrorBodies bodies;
    private final Fallback fallback;

    GrizzlyErrorProbe(ErrorBodies bodies, Fallback fallback) {
        this.bodies = bodies;
        this.fallback = fallback;
    }

    @Override
    public void onErrorEvent(Connection connection, HttpPacket packet, Throwable error) {
        fallback.guard(() -> respond(connection, packet, error));
    }

    private void respond(Connection<?> connection, HttpPacket packet, Throwable error) {
        if (packet instanceof HttpRequestPacket request
                && !request.getResponse().isCommitted()) {
            HttpResponsePacket response = request.getResponse();
            if (response.getStatus() < 400) {
                response.setStatus(status(request, error).status());
            }
            // the error may precede the version in the request line
            request.setProtocol(Protocol.HTTP_1_1);
            request.getProcessingState().setKeepAlive(false);
            connection.write(bodies.of(response, connection.getMemoryManager()));
            request.setAttribute(RESPONDED, true);
            ConnectorRejectionMetrics.count(response.getStatus());
        }
    }

    private static ErrorCode status(HttpRequestPacket request, Throwable error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof MimeHeaders.MaxHeaderCountExceededException) {
            return CommonError.HEADERS_TOO_LARGE;
        }
        if (message.endsWith("too large")) {
            return request.getRequestURIRef().getOriginalRequestURIBC().isNull()
                    ? CommonError.URI_TOO_LONG
                    : CommonError.HEADERS_TOO_LARGE;
        }
        return CommonError.BAD_REQUEST;
    }
}
