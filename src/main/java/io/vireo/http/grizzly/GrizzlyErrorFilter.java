package io.vireo.http.grizzly;

import io.vireo.http.CommonError;
import io.vireo.http.ConnectorRejectionMetrics;
import io.vireo.http.ErrorBodies;
import io.vireo.http.ErrorCode;
import io.vireo.http.InFlightRequests;
import io.vireo.http.LoadShedder;
import jakarta.ws.rs.core.MediaType;
import java.io.CharConversionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.http.util.RequestURIRef;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Stands between Grizzly's HTTP codec and the servlet container, for HTTP/1 and HTTP/2. It refuses the requests on which the
 * container fails with an empty 200 and a stack trace in the log, and those of HTTP/0.9, whose answers would not tell their type. It
 * gives a body to every error answer that has none or that is not JSON. While the application starts it is 503: the container would answer 404
 * at first, and 500 in the end.
 */
final class GrizzlyErrorFilter extends BaseFilter {
    /** On the request once its first part has passed here. */
    private static final String PASSED = GrizzlyErrorFilter.class.getName();

    /** Answered also while nothing else is: a restart would not help against a crowd. */
    private static final Set<String> HEALTH = Set.of("/health/live", "/health/started");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern SLASH = Pattern.compile("\\\\|%5[Cc]|%2[Ff]");

    /** A name or an address, and a port (RFC 9110, 7.2; RFC 3986, 3.2.2; RFC 6874). */
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%25[\\w.~-]+)?]|[\\w.~!$&'()*+,;=%-]+)(:[0-9]{0,5})?");

    private final InFlightRequests inFlightRequests;
    private final LoadShedder queue;
    private final ErrorBodies bodies;

    GrizzlyErrorFilter(InFlightRequests inFlightRequests, LoadShedder queue, ErrorBodies bodies) {
        this.inFlightRequests = inFlightRequests;
        this.queue = queue;
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
        boolean refused = inFlightRequests.isClosed() || queue.isTooLong();
        boolean busy = !inFlightRequests.isOpened() || refused && !HEALTH.contains(request.getRequestURI());
        boolean known = isHttp1Or2(request);
        if (!broken && !busy && known && isUsable(request)) {
            request.setAttribute(PASSED, true);
            inFlightRequests.begin(context.getConnection());
            return context.getInvokeAction();
        }
        if (!broken) {
            HttpResponsePacket response = request.getResponse();
            ErrorCode reason = known ? CommonError.BAD_REQUEST : CommonError.HTTP_VERSION;
            response.setStatus((busy ? CommonError.UNAVAILABLE : reason).status());
            request.getProcessingState().setKeepAlive(false);
            if (request.getMethod() == Method.CONNECT || !known) {
                request.setExpectContent(false); // the codec would wait for it
            }
            ConnectorRejectionMetrics.count(response.getStatus());
            context.write(bodies.of(response, context.getMemoryManager()));
        }
        // of a broken one the codec has told, and GrizzlyErrorProbe has answered
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        return context.getStopAction();
    }

    /**
     * Of a request with an {@code Upgrade} the codec hands the body on as bytes of the other protocol, and whoever reads the body
     * waits for ever. Nothing is upgraded to but HTTP/2, whose filter takes care of itself: the header is passed over (RFC 9110, 7.8).
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
            inFlightRequests.end(context.getConnection());
        }
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleWrite(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent part
                && part.getHttpHeader() instanceof HttpResponsePacket empty
                && isEmptyAnswerToBody(empty)) {
            // it is with the client before the container has done with the request: the next one would come too early
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
            if (response.getRequest().getAttribute(GrizzlyErrorProbe.ANSWERED) != null) {
                // the application's answer to a body that broke: too late
                context.setMessage(HttpContent.builder(response)
                        .content(Buffers.EMPTY_BUFFER)
                        .last(true)
                        .build());
            } else if (response.getStatus() >= 400 && !response.isCommitted() && !isJson(response)) {
                context.setMessage(bodies.of(response, context.getMemoryManager()));
            }
        }
        if (context.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpResponsePacket response
                && !response.isCommitted()) {
            bodies.headers().addTo(response);
        }
        return context.getInvokeAction();
    }

    private static boolean isEmptyAnswerToBody(HttpResponsePacket response) {
        Method method = response.getRequest().getMethod();
        return !response.isCommitted()
                && response.getStatus() == 204
                && (method == Method.PATCH || method == Method.POST);
    }

    private static boolean isJson(HttpResponsePacket response) {
        String type = response.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_JSON);
    }

    /** The target can be decoded, there is one host, and the end of the body is beyond doubt (RFC 9112, 3.2, 5.1 and 6.3). */
    private static boolean isUsable(HttpRequestPacket request) {
        return request.getMethod() != Method.CONNECT
                && isDecodable(request)
                && isHostNamed(request)
                && isEveryHeaderNamed(request)
                && all(request, Header.TransferEncoding).stream().allMatch("chunked"::equalsIgnoreCase);
    }

    /**
     * The codec takes a line without a version for HTTP/0.9, and the words {@code HTTP/2.0}, as in the preface of HTTP/2 (RFC 9113,
     * 3.4), for a version it knows. A request that came by HTTP/2 has no such words.
     */
    private static boolean isHttp1Or2(HttpRequestPacket request) {
        return request.getProtocol() != Protocol.HTTP_0_9
                && !request.getProtocolDC().equals(Protocol.HTTP_2_0.getProtocolString());
    }

    /**
     * The container refuses every target with a backslash and takes an encoded slash for a plain one, so that {@code ..%2F..} leads
     * elsewhere; a search text may have both. It decodes the target once, to choose the servlet: it finds that done here, with
     * another character in their place. The target itself stays as it was sent.
     */
    private static boolean isDecodable(HttpRequestPacket request) {
        String target = request.getRequestURI();
        if (BROKEN_ESCAPE.matcher(target).find()) {
            return false;
        }
        Matcher slash = SLASH.matcher(target);
        if (!slash.find()) {
            return true;
        }
        RequestURIRef uri = request.getRequestURIRef();
        DataChunk sent = DataChunk.newInstance();
        sent.set(uri.getRequestURIBC());
        uri.getRequestURIBC().setString(slash.replaceAll("_"));
        try {
            uri.getDecodedRequestURIBC();
            return true;
        } catch (CharConversionException e) {
            return false;
        } finally {
            uri.getRequestURIBC().set(sent);
        }
    }

    /** The codec has put the host of a target in the place of the header. HTTP/1.0 needs none. */
    private static boolean isHostNamed(HttpRequestPacket request) {
        List<String> hosts = all(request, Header.Host);
        return hosts.isEmpty()
                ? request.getProtocol() == Protocol.HTTP_1_0
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    /** The codec refuses what a name must not have in it, but not a line that begins with the colon. */
    private static boolean isEveryHeaderNamed(HttpRequestPacket request) {
        MimeHeaders headers = request.getHeaders();
        return IntStream.range(0, headers.size())
                .allMatch(header -> headers.getName(header).getLength() > 0);
    }

    private static List<String> all(HttpRequestPacket request, Header header) {
        List<String> values = new ArrayList<>();
        request.getHeaders().values(header).forEach(values::add);
        return values;
    }
}
