package io.vireo.delivery;

import io.vireo.media.Bucket;
import io.vireo.media.StoredFile;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Brings bytes from a bucket to the viewers. A thread waits for the store, never for a viewer, and after some chunks of one viewer it is
 * the next one's turn.
 *
 * @param breaker as for {@link WriteWay}
 * @param threads those that wait for the store
 */
record BucketWay(Bucket bucket, Viewers viewers, Function<ServletRequest, Runnable> breaker, Executor threads)
        implements DeliveryWay {
    private static final int TURN = 64;

    @Override
    public void send(ServletExchange exchange, StoredFile file, List<Piece> pieces) throws IOException {
        Body body = ObjectBody.open(bucket, file, pieces);
        FileSender.start(exchange, body, viewers, breaker.apply(exchange.request()), threads, TURN);
    }
}
