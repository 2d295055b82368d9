package io.vireo.launcher.grizzly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.http.page.ErrorPage;
import io.vireo.launcher.SiteAvailability;
import java.util.Optional;
import java.util.UUID;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Grizzly filter that answers every request with 503 while the site is closed ({@link SiteAvailability}): until the application has
 * started, and from the shutdown of the JVM on. The servlet container would answer with 404 and 500, in HTML or without a body. Browsers get
 * an {@link ErrorPage}.
 */
final class UnavailabilityFilter extends BaseFilter {
    /** Equal to the error {@code unavailable} of the application, which the server's class loader does not have. */
    static final String BODY =
            "{\"response\":\"unavailable\",\"message\":\"The service is not available at the moment. Try again later.\"}";

    static final int RETRY_AFTER_SECONDS = 5;

    private static final int UNAVAILABLE = 503;

    @Override
    public NextAction handleRead(FilterChainContext context) {
        String key = System.getProperty(SiteAvailability.PROPERTY);
        if (key == null
                || !(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)
                || key.equals(request.getHeader(SiteAvailability.KEY_HEADER))) {
            return context.getInvokeAction();
        }
        if (!HttpContent.isBroken(content)) { // the codec has answered a malformed request
            context.write(response(context, request));
        }
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        return context.getStopAction();
    }

    private static HttpContent response(FilterChainContext context, HttpRequestPacket request) {
        if (request.getProtocol() == Protocol.HTTP_0_9) {
            request.setProtocol(Protocol.HTTP_1_1); // otherwise the codec would omit the headers
        }
        request.getProcessingState().setKeepAlive(false);
        if (request.getMethod() == Method.CONNECT) {
            request.setExpectContent(false); // otherwise the codec would wait for a body
        }
        String id = UUID.randomUUID().toString();
        HttpResponsePacket response = request.getResponse();
        response.setStatus(UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
        response.setHeader("X-Request-Id", id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        Optional<ErrorPage> page =
                ErrorPage.of(UNAVAILABLE, id, request.getMethod().getMethodString(), request::getHeader);
        page.ifPresent(shown -> shown.addTo(response::setHeader));
        byte[] body = page.map(ErrorPage::bytes).orElseGet(() -> BODY.getBytes(UTF_8));
        response.setContentLength(body.length);
        return HttpContent.builder(response)
                .content(
                        request.getMethod() == Method.HEAD
                                ? Buffers.EMPTY_BUFFER
                                : Buffers.wrap(context.getMemoryManager(), body))
                .last(true)
                .build();
    }
}
