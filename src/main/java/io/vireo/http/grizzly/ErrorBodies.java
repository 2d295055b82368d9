package io.vireo.http.grizzly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vireo.http.CommonError;
import io.vireo.http.RequestIdFilter;
import io.vireo.http.SecurityHeaders;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.http.page.ErrorPage;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/** Creates the bodies of error responses that the connector sends itself. */
record ErrorBodies(SecurityHeaders headers) {
    /** Returns the complete response content: the API's error body for the status of the response, or a page for browsers. */
    HttpContent of(HttpResponsePacket response, MemoryManager<?> memory) {
        HttpRequestPacket request = response.getRequest();
        if (request.getProtocol() == Protocol.HTTP_0_9) {
            // a malformed request line is parsed as HTTP/0.9 too, for which the codec would omit the headers
            request.setProtocol(Protocol.HTTP_1_1);
        }
        response.setContentType(MediaType.APPLICATION_JSON);
        if (response.getStatus() == CommonError.UNAVAILABLE.status()) {
            response.setHeader(Header.RetryAfter, String.valueOf(ServiceUnavailableException.RETRY_AFTER.toSeconds()));
        }
        if (!response.containsHeader(RequestIdFilter.HEADER)) {
            response.setHeader(RequestIdFilter.HEADER, RequestIdFilter.newId());
        }
        complete(response);
        Optional<ErrorPage> page = ErrorPage.of(
                response.getStatus(),
                response.getHeader(RequestIdFilter.HEADER),
                request.getMethod().getMethodString(),
                request::getHeader);
        page.ifPresent(shown -> shown.addTo(response::setHeader));
        byte[] body = page.map(ErrorPage::bytes)
                .orElseGet(() ->
                        CommonError.ofStatus(response.getStatus()).toJson().getBytes(UTF_8));
        response.setContentLength(body.length);
        boolean head = request.getMethod() == Method.HEAD;
        Buffer buffer = head ? Buffers.EMPTY_BUFFER : Buffers.wrap(memory, body);
        return HttpContent.builder(response).content(buffer).last(true).build();
    }

    /** Adds the security headers to a response that has passed no servlet filter. */
    void complete(HttpResponsePacket response) {
        if (response.containsHeader(SecurityHeaders.MARK)) {
            return;
        }
        headers.addTo(response::setHeader);
        if (!response.containsHeader(SecurityHeaders.POLICY)) {
            SecurityHeaders.policy(response.getStatus(), response.getContentType())
                    .ifPresent(policy -> response.setHeader(SecurityHeaders.POLICY, policy));
        }
    }
}
