package io.vireo.delivery.grizzly;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.util.List;

/** Sends files from Grizzly's filter chain: small ones from the cache in one write with the response head, others by sendfile. */
record FastPathSender(ActiveTransfers viewers, SendfileSelectors transfers, SmallFileCache small) {
    void send(GrizzlyExchange exchange, StoredFile file, List<BodySegment> pieces) throws IOException {
        if (isWhole(file, pieces) && file.length() <= SmallFileCache.LARGEST && exchange.takesMore()) {
            exchange.write(small.read(file));
            ActiveTransfers.sentAtOnce(file.length());
            return;
        }
        FileBody body = FileBody.open(file, pieces);
        if (body.length() <= SmallFileCache.LARGEST && exchange.takesMore()) {
            exchange.write(body.readAll());
            ActiveTransfers.sentAtOnce(body.length());
        } else {
            SendfileBody message = new SendfileBody(
                    body, viewers, transfers, exchange::ended, exchange.connection()::terminateSilently);
            viewers.add(message);
            exchange.write(message);
        }
    }

    private static boolean isWhole(StoredFile file, List<BodySegment> pieces) {
        return pieces.size() == 1
                && pieces.get(0) instanceof BodySegment.Slice slice
                && slice.length() == file.length();
    }
}
