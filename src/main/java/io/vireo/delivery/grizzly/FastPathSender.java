package io.vireo.delivery.grizzly;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.util.List;

/** Sends files from Grizzly's filter chain: small ones from the cache in one write with the response head, others by sendfile. */
record FastPathSender(ActiveTransfers transfers, SendfileSelectors selectors, SmallFileCache cache) {
    void send(GrizzlyExchange exchange, StoredFile file, List<BodySegment> segments) throws IOException {
        if (isWhole(file, segments) && file.length() <= SmallFileCache.LARGEST && exchange.isWritable()) {
            exchange.write(cache.read(file));
            ActiveTransfers.countWrite(file.length());
            return;
        }
        FileBody body = FileBody.open(file, segments);
        try {
            send(exchange, body);
        } catch (RuntimeException | LinkageError e) {
            body.close();
            throw e;
        }
    }

    private void send(GrizzlyExchange exchange, FileBody body) throws IOException {
        if (body.length() <= SmallFileCache.LARGEST && exchange.isWritable()) {
            exchange.write(body.readAll());
            ActiveTransfers.countWrite(body.length());
            return;
        }
        SendfileBody message =
                new SendfileBody(body, transfers, selectors, exchange::ended, exchange.connection()::terminateSilently);
        transfers.add(message);
        try {
            exchange.write(body.takeLead(SmallFileCache.LARGEST), message);
        } catch (RuntimeException | LinkageError e) {
            // otherwise the idle check would close a connection on which the servlet container responds
            message.discard();
            throw e;
        }
    }

    private static boolean isWhole(StoredFile file, List<BodySegment> segments) {
        return segments.size() == 1
                && segments.get(0) instanceof BodySegment.Slice slice
                && slice.length() == file.length();
    }
}
