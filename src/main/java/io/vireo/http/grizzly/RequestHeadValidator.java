package io.vireo.http.grizzly;

import io.vireo.http.connector.ConnectorPolicy;
import java.io.CharConversionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.http.util.RequestURIRef;

/** Validates request heads that Grizzly's codec accepts, and that the servlet container would fail on or misread. */
final class RequestHeadValidator {
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern SLASH = Pattern.compile("\\\\|%5[Cc]|%2[Ff]|(?<=/)(?:\\.|%2[Ee]){3,}(?=[/?;]|$)");

    private RequestHeadValidator() {}

    /**
     * Returns whether the target can be decoded, exactly one host is named, and the body length is unambiguous (RFC 9112, sections
     * 3.2, 5.1 and 6.3).
     */
    static boolean isUsable(HttpRequestPacket request) {
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
    static boolean isHttp1Or2(HttpRequestPacket request) {
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
                : hosts.size() == 1 && ConnectorPolicy.isHost(hosts.get(0));
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
