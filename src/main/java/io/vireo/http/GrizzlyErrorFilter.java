package io.vireo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import java.io.CharConversionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.RequestURIRef;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * Stands between Grizzly's HTTP codec and the servlet container, for HTTP/1 and HTTP/2. It refuses the requests on which the
 * container fails with an empty 200 and a stack trace in the log, and gives a body to every error answer that has none or that
 * is not JSON.
 */
final class GrizzlyErrorFilter extends BaseFilter {
    /** On the request once its first part has passed here. */
    private static final String PASSED = GrizzlyErrorFilter.class.getName();

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern SLASH = Pattern.compile("\\\\|%5[Cc]|%2[Ff]");

    private GrizzlyErrorFilter() {}

    /**
     * @param transport Grizzly's, of one listener
     * @return what takes it out again
     */
    static Runnable insertInto(Object transport) {
        GrizzlyErrorProbe probe = new GrizzlyErrorProbe();
        List<HttpServerFilter> codecs = ((FilterChain) ((Transport) transport).getProcessor())
                .stream()
                        .filter(HttpServerFilter.class::isInstance)
                        .map(HttpServerFilter.class::cast)
                        .toList();
        codecs.forEach(codec -> codec.getMonitoringConfig().addProbes(probe));
        Runnable removal = GrizzlyListeners.insert(transport, new GrizzlyErrorFilter());
        return () -> {
            removal.run();
            codecs.forEach(codec -> codec.getMonitoringConfig().removeProbes(probe));
        };
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (!(context.getMessage() instanceof HttpContent content)
                || !(content.getHttpHeader() instanceof HttpRequestPacket request)
                || request.getAttribute(PASSED) != null) {
            return context.getInvokeAction();
        }
        boolean broken = HttpContent.isBroken(content);
        if (!broken && isUsable(request)) {
            request.setAttribute(PASSED, true);
            return context.getInvokeAction();
        }
        if (!broken) {
            HttpResponsePacket response = request.getResponse();
            response.setStatus(Reason.BAD_REQUEST.status());
            request.getProcessingState().setKeepAlive(false);
            if (request.getMethod() == Method.CONNECT) {
                request.setExpectContent(false);
            }
            context.write(withBody(response, context.getMemoryManager()));
        }
        // of a broken one the codec has told, and GrizzlyErrorProbe has answered
        context.notifyDownstream(HttpServerFilter.RESPONSE_COMPLETE_EVENT);
        return context.getStopAction();
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
            if (response.getStatus() == Reason.REQUEST_TIMEOUT.status()) {
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
                context.setMessage(withBody(response, context.getMemoryManager()));
            }
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

    /** The target can be decoded, there is one host, and the end of the body is beyond doubt (RFC 9112, 3.2 and 6.3). */
    private static boolean isUsable(HttpRequestPacket request) {
        return request.getMethod() != Method.CONNECT
                && isDecodable(request)
                && isHostNamed(request)
                && all(request, Header.TransferEncoding).stream().allMatch("chunked"::equalsIgnoreCase);
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

    private static boolean isHostNamed(HttpRequestPacket request) {
        try {
            DataChunk name = request.serverName();
            return name != null
                    && !name.isNull()
                    && name.getLength() > 0
                    && all(request, Header.Host).size() <= 1;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static List<String> all(HttpRequestPacket request, Header header) {
        List<String> values = new ArrayList<>();
        request.getHeaders().values(header).forEach(values::add);
        return values;
    }

    /** The answer's status with the body of the contract, as the whole of the answer. */
    static HttpContent withBody(HttpResponsePacket response, MemoryManager<?> memory) {
        HttpRequestPacket request = response.getRequest();
        if (request.getProtocol() == Protocol.HTTP_0_9) {
            // also what a malformed line looks like; the codec would leave out the headers
            request.setProtocol(Protocol.HTTP_1_1);
        }
        byte[] body = Reason.ofStatus(response.getStatus())
                .refusal()
                .answer()
                .toJson()
                .getBytes(UTF_8);
        boolean head = request.getMethod() == Method.HEAD;
        Buffer buffer = head ? Buffers.EMPTY_BUFFER : Buffers.wrap(memory, body);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(body.length);
        return HttpContent.builder(response).content(buffer).last(true).build();
    }
}
