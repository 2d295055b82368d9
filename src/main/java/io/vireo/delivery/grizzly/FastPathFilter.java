package io.vireo.delivery.grizzly;

import io.vireo.delivery.Delivery;
import io.vireo.delivery.ZeroCopyDelivery.FastPathParts;
import io.vireo.http.RequestIdFilter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;

/** Grizzly filter in front of the servlet container that answers eligible file requests on the fast path. */
final class FastPathFilter extends BaseFilter {
    private final FastPathParts path;
    private final FastPathSender sender;

    FastPathFilter(FastPathParts path, FastPathSender sender) {
        this.path = path;
        this.sender = sender;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        if (context.getMessage() instanceof HttpContent content
                && content.isLast()
                && content.getHttpHeader() instanceof HttpRequestPacket request
                && isPlain(request)) {
            GrizzlyExchange exchange = new GrizzlyExchange(context, request, path.count());
            if (isHandled(request, exchange)) {
                return exchange.next();
            }
        }
        return context.getInvokeAction();
    }

    /**
     * Returns whether the request is a {@code GET} or {@code HEAD} without a body, over HTTP/1 without TLS, and without {@code
     * X-Request-Id}.
     */
    private static boolean isPlain(HttpRequestPacket request) {
        return (request.getMethod() == Method.GET || request.getMethod() == Method.HEAD)
                && (request.getProtocol() == Protocol.HTTP_1_1 || request.getProtocol() == Protocol.HTTP_1_0)
                && !request.isSecure()
                && !request.isUpgrade()
                && !request.isChunked()
                && request.getContentLength() <= 0
                && !request.containsHeader(RequestIdFilter.HEADER);
    }

    private boolean isHandled(HttpRequestPacket request, GrizzlyExchange exchange) throws IOException {
        exchange.setHeader(RequestIdFilter.HEADER, RequestIdFilter.newId());
        path.headers().addTo(exchange::setHeader);
        path.cors().accept(request.getHeader("Origin"), exchange::setHeader);
        Delivery delivery = new Delivery(exchange, (file, segments) -> sender.send(exchange, file, segments));
        try {
            return path.handler().handle(request.getRequestURI(), request.getQueryString(), delivery);
        } catch (RuntimeException | NoSuchFileException e) {
            // the servlet container hits the same error and creates the error response
            if (request.getResponse().isCommitted()) {
                throw e;
            }
            return false;
        }
    }
}
