package io.vireo.delivery;

import io.vireo.media.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Lets the kernel move the bytes, through Payara's connector.
 *
 * @param otherwise for what is encrypted or framed on its way: TLS and HTTP/2
 */
record SendFileWay(Viewers viewers, Transfers transfers, DeliveryWay otherwise) implements DeliveryWay {
    @Override
    public void send(ServletExchange exchange, StoredFile file, List<Piece> pieces) throws IOException {
        Optional<GrizzlyRequest> grizzly = GrizzlyRequest.of(exchange.request()).filter(GrizzlyRequest::isPlain);
        if (grizzly.isEmpty()) {
            otherwise.send(exchange, file, pieces);
            return;
        }
        Outgoing body = Outgoing.open(file, pieces);
        if (body.length() <= SmallFiles.LARGEST && grizzly.get().takesMore()) {
            write(exchange, body);
        } else {
            start(exchange, body, grizzly.get());
        }
    }

    private static void write(ServletExchange exchange, Outgoing body) throws IOException {
        try (body) {
            ByteBuffer bytes = ByteBuffer.allocate((int) body.length());
            body.read(bytes);
            exchange.response().getOutputStream().write(bytes.array());
            Viewers.sentAtOnce(body.length());
        }
        exchange.end();
    }

    private void start(ServletExchange exchange, Outgoing body, GrizzlyRequest grizzly) throws IOException {
        try {
            exchange.detach();
            exchange.response().flushBuffer();
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        Executor threads = grizzly.threads();
        SendFile message =
                new SendFile(body, viewers, transfers, () -> exchange.end(body.sent(), threads), grizzly.breaker());
        viewers.add(message);
        grizzly.write(message);
    }
}
