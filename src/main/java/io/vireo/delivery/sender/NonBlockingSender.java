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
 * @param aborters returns the action that closes the connection of a request. Most servers close it themselves when a body ends before its
 *     {@code Content-Length}; Grizzly does not
 */
public record NonBlockingSender(ActiveTransfers transfers, Function<ServletRequest, Runnable> aborters)
        implements FileSender {
    @Override
    public String description() {
        return "Files are sent by non-blocking writes";
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) throws IOException {
        Body body = FileBody.open(file, segments);
        NonBlockingWriter.start(
                exchange, body, transfers, aborters.apply(exchange.request()), Runnable::run, Integer.MAX_VALUE);
    }
}
