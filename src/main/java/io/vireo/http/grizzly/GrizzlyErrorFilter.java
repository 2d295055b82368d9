package io.vireo.http.grizzly;

import io.vireo.http.CommonError;
import io.vireo.http.ConnectorPolicy;
import io.vireo.http.ConnectorRejectionMetrics;
import io.vireo.http.SecurityHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.CharConversionException;
import java.util.ArrayList;
import java.util.List;
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
 * Grizzly filter between the HTTP codec and the servlet container, for HTTP/1 and HTTP/2. It rejects requests on which the container fails
 * with an empty 200 and a stack trace, and HTTP/0.9 requests, whose responses have no content type. It adds the API's error body to every
 * error response that has neither a JSON body nor a page of the application. While the application starts it responds with 503, where the
 * container would respond with 404 or 500.
 */
final class GrizzlyErrorFilter extends BaseFilter {
    /** The request attribute that marks requests whose first part has passed this filter. */
    private static final String PASSED = GrizzlyErrorFilter.class.getName();

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern SLASH = Pattern.compile("\\\\|%5[Cc]|%2[Ff]|(?<=/)(?:\\.|%2[Ee]){3,}(?=[/?;]|$)");

    /** A host name or address with an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2.2; RFC 6874). */
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%25[\\w.~-]+)?]|[\\w.~!$&'()*+,;=%-]+)(:[0-9]{0,5})?");

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
        boolean supported = isHttp1Or2(request);
        boolean dots = ConnectorPolicy.hasDotSegment(request.getRequestURI());
        if (!broken && !unavailable && supported && !dots && isUsable(request)) {
            request.setAttribute(PASSED, true);
            policy.traffic().begin(context.getConnection(), context.getConnection()::isOpen);
            return context.getInvokeAction();
        }
        if (!broken) {
            HttpResponsePacket response = request.getResponse();
            response.setStatus(
                    reason(unavailable, supported, dots && isUsable(request)).status());
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
            if (response.getRequest().getAttribute(GrizzlyErrorProbe.ANSWERED) != null) {
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

    /**
     * Returns whether the target can be decoded, exactly one host is named, and the body length is unambiguous (RFC 9112, sections
     * 3.2, 5.1 and 6.3).
     */
    private static boolean isUsable(HttpRequestPacket request) {
        return request.getMethod() != Method.CONNECT
                && isDecodable(request)
                && isHostNamed(request)
                && isEveryHeaderNamed(request)
                && all(request, Header.TransferEncoding).stream().allMatch("chunked"::equalsIgnoreCase);
    }

    /**
     * Returns whether the request line has a supported version. The codec treats a line without a version as HTTP/0.9, and accepts
     * {@code HTTP/2.0} in a request line, as in the HTTP/2 preface (RFC 9113, section 3.4). A real HTTP/2 request has no request line.
     */
    private static boolean isHttp1Or2(HttpRequestPacket request) {
        return request.getProtocol() != Protocol.HTTP_0_9
                && !request.getProtocolDC().equals(Protocol.HTTP_2_0.getProtocolString());
    }

    /**
     * Returns whether the target can be decoded, and decodes it for the container. The container rejects backslashes and treats an encoded
     * slash as a separator, so that {@code ..%2F..} traverses directories; it also rejects a segment of three or more dots. A search text
     * may contain all of them. In the decoded form for the servlet mapping they are replaced by another character; the raw target is not
     * changed.
     */
    private static boolean isDecodable(HttpRequestPacket request) {
        SearchTarget.repair(request.getRequestURI()).ifPresent(request::setRequestURI);
        String target = request.getRequestURI();
        if (BROKEN_ESCAPE.matcher(target).find()) {
            return false;
        }
        Matcher slash = SLASH.matcher(target);
        RequestURIRef uri = request.getRequestURIRef();
        if (!slash.find()) {
            return true;
        }
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

    /**
     * Returns whether the request names exactly one host. The codec replaces the header by the host of an absolute target. HTTP/1.0
     * needs none.
     */
    private static boolean isHostNamed(HttpRequestPacket request) {
        List<String> hosts = all(request, Header.Host);
        return hosts.isEmpty()
                ? request.getProtocol() == Protocol.HTTP_1_0
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    /** Returns whether every header has a name. The codec rejects invalid characters in names, but not an empty name. */
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
