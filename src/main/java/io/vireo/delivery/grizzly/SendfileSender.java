package io.vireo.delivery.grizzly;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.delivery.ZeroCopyDelivery.Dependencies;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Sends files by sendfile through Payara's connector. Responses over TLS and HTTP/2 are sent by non-blocking writes instead. */
record SendfileSender(Dependencies dependencies, SendfileSelectors selectors) implements FileSender {
    @Override
    public String description() {
        return "Files are sent by the kernel's sendfile";
    }

    /** Falls back before the response has begun if the server's classes are incompatible. */
    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) throws IOException {
        Optional<GrizzlyRequest> grizzly = request(exchange);
        if (grizzly.isEmpty()) {
            dependencies.otherwise().send(exchange, file, segments);
            return;
        }
        FileBody body = FileBody.open(file, segments);
        Optional<SendfileBody> message;
        try {
            message = message(exchange, body, grizzly.get());
        } catch (LinkageError e) {
            body.close();
            dependencies.fallback().accept(e);
            dependencies.otherwise().send(exchange, file, segments);
            return;
        }
        if (message.isPresent()) {
            start(exchange, body, grizzly.get(), message.get());
        } else {
            write(exchange, body);
        }
    }

    /** Returns the Grizzly request; empty if sendfile is not possible for it. */
    private Optional<GrizzlyRequest> request(ServletExchange exchange) {
        try {
            return GrizzlyRequest.of(exchange.request()).filter(GrizzlyRequest::isPlain);
        } catch (LinkageError e) {
            dependencies.fallback().accept(e);
            return Optional.empty();
        }
    }

    /** Returns the message for the connection; empty if the body is so small that it is written at once. */
    private Optional<SendfileBody> message(ServletExchange exchange, FileBody body, GrizzlyRequest grizzly) {
        if (body.length() <= SmallFileCache.LARGEST && grizzly.isWritable()) {
            return Optional.empty();
        }
        Executor threads = grizzly.threads();
        return Optional.of(new SendfileBody(
                body,
                dependencies.transfers(),
                selectors,
                () -> exchange.end(body.sent(), threads),
                grizzly.aborter()));
    }

    private static void write(ServletExchange exchange, FileBody body) throws IOException {
        exchange.response().getOutputStream().write(body.readAll());
        ActiveTransfers.countWrite(body.length());
        exchange.end();
    }

    private void start(ServletExchange exchange, FileBody body, GrizzlyRequest grizzly, SendfileBody message)
            throws IOException {
        try {
            exchange.detach();
            exchange.response().flushBuffer();
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        dependencies.transfers().add(message);
        try {
            grizzly.write(message);
        } catch (LinkageError e) {
            // the head has been sent: the client detects by the closed connection that the body is missing
            dependencies.fallback().accept(e);
            message.abort();
        }
    }
}
