package io.vireo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/** Makes the answers that the connector gives itself. */
public record ErrorBodies(SecurityHeaders headers) {
    /** The answer's status with the body of the contract, as the whole of the answer. */
    public HttpContent of(HttpResponsePacket response, MemoryManager<?> memory) {
        HttpRequestPacket request = response.getRequest();
        if (request.getProtocol() == Protocol.HTTP_0_9) {
            // also what a malformed line looks like; the codec would leave out the headers
            request.setProtocol(Protocol.HTTP_1_1);
        }
        byte[] body = CommonError.ofStatus(response.getStatus())
                .refusal()
                .answer()
                .toJson()
                .getBytes(UTF_8);
        boolean head = request.getMethod() == Method.HEAD;
        Buffer buffer = head ? Buffers.EMPTY_BUFFER : Buffers.wrap(memory, body);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(body.length);
        if (response.getStatus() == CommonError.UNAVAILABLE.status()) {
            response.setHeader(Header.RetryAfter, String.valueOf(ServiceUnavailableException.RETRY_AFTER.toSeconds()));
        }
        headers.addTo(response);
        return HttpContent.builder(response).content(buffer).last(true).build();
    }
}
