package io.vireo.delivery.sender;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.Body;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.media.storage.StoredFile;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Sends files by non-blocking servlet writes. Works on every server, over TLS and HTTP/2.
 *
 * @param breaker returns the action that closes the connection of a request. Most servers close it themselves when a body ends before
 *     its {@code Content-Length}; Grizzly does not
 */
public record NonBlockingSender(ActiveTransfers viewers, Function<ServletRequest, Runnable> breaker)
        implements FileSender {
    @Override
    public String description() {
        return "Files are sent by non-blocking writes";
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> pieces) throws IOException {
        Body body = FileBody.open(file, pieces);
        NonBlockingWriter.start(
                exchange, body, viewers, breaker.apply(exchange.request()), Runnable::run, Integer.MAX_VALUE);
    }
}
