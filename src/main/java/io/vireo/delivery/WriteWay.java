package io.vireo.delivery;

import io.vireo.media.StoredFile;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the file and writes it when the container says that the connection takes more: on every server, over TLS and HTTP/2.
 *
 * @param breaker what breaks the connection of a request. Servers do so themselves when a body ends before its {@code
 *     Content-Length}; Grizzly does not
 */
record WriteWay(Viewers viewers, Function<ServletRequest, Runnable> breaker) implements DeliveryWay {
    @Override
    public void send(ServletExchange exchange, StoredFile file, List<Piece> pieces) throws IOException {
        Body body = Outgoing.open(file, pieces);
        FileSender.start(exchange, body, viewers, breaker.apply(exchange.request()), Runnable::run, Integer.MAX_VALUE);
    }
}
