package io.vireo.delivery.sender;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.Body;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileSender;
import io.vireo.delivery.ServletExchange;
import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.StoredFile;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Proxies objects from S3 to clients. A thread waits for the store, never for a client; after some chunks of one transfer the next one gets
 * its turn.
 *
 * @param aborters as for {@link NonBlockingSender}
 * @param threads the executor that reads from the store
 */
public record S3ProxySender(
        S3Storage bucket, ActiveTransfers transfers, Function<ServletRequest, Runnable> aborters, Executor threads)
        implements FileSender {
    private static final int TURN = 64;

    @Override
    public String description() {
        return "Files are in S3; the server proxies them to clients";
    }

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<BodySegment> segments) throws IOException {
        Body body = S3Body.open(bucket, file, segments);
        NonBlockingWriter.start(exchange, body, transfers, aborters.apply(exchange.request()), threads, TURN);
    }
}
