package io.vireo.delivery.grizzly;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.delivery.SmallFileCache;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Lets the kernel move the bytes, through Payara's connector.
 *
 * @param otherwise for what is encrypted or framed on its way: TLS and HTTP/2
 */
public record SendfileSender(ActiveTransfers viewers, SendfileSelectors transfers, FileSender otherwise)
        implements FileSender {
    @Override
    public String description() {
        return "Files are sent by the kernel's sendfile";
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> pieces) throws IOException {
        Optional<GrizzlyRequest> grizzly = GrizzlyRequest.of(exchange.request()).filter(GrizzlyRequest::isPlain);
        if (grizzly.isEmpty()) {
            otherwise.send(exchange, file, pieces);
            return;
        }
        FileBody body = FileBody.open(file, pieces);
        if (body.length() <= SmallFileCache.LARGEST && grizzly.get().takesMore()) {
            write(exchange, body);
        } else {
            start(exchange, body, grizzly.get());
        }
    }

    private static void write(ServletExchange exchange, FileBody body) throws IOException {
        exchange.response().getOutputStream().write(body.readAll());
        ActiveTransfers.sentAtOnce(body.length());
        exchange.end();
    }

    private void start(ServletExchange exchange, FileBody body, GrizzlyRequest grizzly) throws IOException {
        try {
            exchange.detach();
            exchange.response().flushBuffer();
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        Executor threads = grizzly.threads();
        SendfileBody message = new SendfileBody(
                body, viewers, transfers, () -> exchange.end(body.sent(), threads), grizzly.connectionAborter());
        viewers.add(message);
        grizzly.write(message);
    }
}
