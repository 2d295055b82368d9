package io.vireo.http.grizzly;

import io.vireo.http.CommonError;
import io.vireo.http.SecurityHeaders;
import io.vireo.http.connector.ConnectorPolicy;
import io.vireo.http.connector.ConnectorRejectionMetrics;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Grizzly filter between the HTTP codec and the servlet container, for HTTP/1 and HTTP/2. It rejects requests on which the container fails
 * with an empty 200 and a stack trace, and HTTP/0.9 requests, whose responses have no content type. It adds the API's error body to every
 * error response that has neither a JSON body nor a page of the application. While the application starts it responds with 503, where the
 * container would respond with 404 or 500.
 */
final class GrizzlyErrorFilter extends BaseFilter {
    /** The request attribute that marks requests whose first part has passed this filter. */
    private static final String PASSED = GrizzlyErrorFilter.class.getName();

    private final ConnectorPolicy policy;
    private final ErrorBodies bodies;

    GrizzlyErrorFilter(ConnectorPolicy policy, ErrorBodies bodies) {
        this.policy = policy;
        this.bodies = bodies;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)
                || request.getAttribute(PASSED) != null) {
            return context.getInvokeAction();
        }
        boolean broken = HttpContent.isBroken(content);
        boolean unavailable = policy.isUnavailable(request.getRequestURI());
        boolean supported = RequestHeadValidator.isHttp1Or2(request);
        boolean dots = ConnectorPolicy.hasDotSegment(request.getRequestURI());
        if (!broken && !unavailable && supported && !dots && RequestHeadValidator.isUsable(request)) {
            request.setAttribute(PASSED, true);
            policy.traffic().begin(context.getConnection(), context.getConnection()::isOpen);
            return context.getInvokeAction();
        }
        if (!broken) {
            HttpResponsePacket response = request.getResponse();
            response.setStatus(reason(unavailable, supported, dots && RequestHeadValidator.isUsable(request))
                    .status());
            request.getProcessingState().setKeepAlive(false);
            if (request.getMethod() == Method.CONNECT || !supported) {
                request.setExpectContent(false); // otherwise the codec would wait for the body
            }
            ConnectorRejectionMetrics.count(response.getStatus());
            context.write(bodies.of(response, context.getMemoryManager()));
        }
        // the codec has reported a malformed request, and GrizzlyErrorProbe has answered it
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        return context.getStopAction();
    }

    private static CommonError reason(boolean unavailable, boolean supported, boolean dots) {
        if (unavailable) {
            return CommonError.UNAVAILABLE;
        }
        if (!supported) {
            return CommonError.HTTP_VERSION;
        }
        return dots ? CommonError.NOT_FOUND : CommonError.BAD_REQUEST;
    }

    /**
     * Ignores the {@code Upgrade} header of requests (RFC 9110, section 7.8): the codec would pass the body on as bytes of the other
     * protocol, and a reader of the body would block forever. Only HTTP/2 is supported as an upgrade, and its own filter handles it.
     */
    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event instanceof HttpEvents.IncomingHttpUpgradeEvent upgrade
                && upgrade.getHttpHeader() instanceof HttpRequestPacket request) {
            request.setIgnoreContentModifiers(false);
            if (!"h2c".equalsIgnoreCase(request.getUpgrade())) {
                request.getUpgradeDC().recycle();
            }
        } else if (event == HttpServerFilter.RESPONSE_COMPLETE_EVENT) {
            policy.traffic().end(context.getConnection());
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent part
                && part.getHttpHeader() instanceof HttpResponsePacket empty
                && isEmptyResponseToBody(empty)) {
            // the client could send its next request before the container has completed this one
            empty.getProcessingState().setKeepAlive(false);
        }
        if (context.getMessage() instanceof HttpContent content
                && content.isLast()
                && content.getHttpHeader() instanceof HttpResponsePacket response) {
            if (response.getStatus() == CommonError.REQUEST_TIMEOUT.status()) {
                // the codec would go on waiting for the rest of the body
                response.getRequest().setExpectContent(false);
                response.getProcessingState().setKeepAlive(false);
            }
            if (response.getRequest().getAttribute(GrizzlyErrorProbe.RESPONDED) != null) {
                // the application's response to a malformed body comes too late
                context.setMessage(HttpContent.builder(response)
                        .content(Buffers.EMPTY_BUFFER)
                        .last(true)
                        .build());
            } else if (response.getStatus() >= 400 && !response.isCommitted() && !isOwn(response)) {
                context.setMessage(bodies.of(response, context.getMemoryManager()));
            }
        }
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpResponsePacket response
                && !response.isCommitted()) {
            bodies.complete(response);
            if (isHeadWithoutLength(response)) {
                // for a last part without bytes the codec would send Content-Length: 0
                // (HttpServerFilter.prepareResponse)
                response.setContentLengthLong(-1);
                context.setMessage(HttpContent.builder(response)
                        .content(Buffers.EMPTY_BUFFER)
                        .last(false)
                        .build());
            }
        }
        return context.getInvokeAction();
    }

    /** Returns whether this is a response to {@code HEAD} over HTTP/1 without the length of the corresponding {@code GET} body. */
    private static boolean isHeadWithoutLength(HttpResponsePacket response) {
        return response.getRequest().getMethod() == Method.HEAD
                && response.getRequest().getProtocol() != Protocol.HTTP_2_0
                && response.getContentLength() <= 0;
    }

    private static boolean isEmptyResponseToBody(HttpResponsePacket response) {
        Method method = response.getRequest().getMethod();
        return !response.isCommitted()
                && response.getStatus() == 204
                && (method == Method.PATCH || method == Method.POST);
    }

    /** Returns whether the application wrote the body: JSON, or a page for browsers, which has a content security policy. */
    private static boolean isOwn(HttpResponsePacket response) {
        String type = response.getContentType();
        return type != null
                && (type.startsWith(MediaType.APPLICATION_JSON)
                        || type.startsWith(MediaType.TEXT_HTML) && response.containsHeader(SecurityHeaders.POLICY));
    }
}
