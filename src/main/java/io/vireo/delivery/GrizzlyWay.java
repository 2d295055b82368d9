package io.vireo.delivery;

import io.vireo.media.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Sends files from Grizzly's filter chain: small ones from memory, in one piece with the head, the others by sendfile. */
record GrizzlyWay(Viewers viewers, Transfers transfers, SmallFiles small) {
    void send(GrizzlyExchange exchange, StoredFile file, List<Piece> pieces) throws IOException {
        if (isWhole(file, pieces) && file.length() <= SmallFiles.LARGEST && exchange.takesMore()) {
            exchange.write(small.read(file));
            Viewers.sentAtOnce(file.length());
            return;
        }
        Outgoing body = Outgoing.open(file, pieces);
        if (body.length() <= SmallFiles.LARGEST && exchange.takesMore()) {
            ByteBuffer bytes = ByteBuffer.allocate((int) body.length());
            try (body) {
                body.read(bytes);
            }
            exchange.write(bytes.array());
            Viewers.sentAtOnce(bytes.capacity());
        } else {
            SendFile message =
                    new SendFile(body, viewers, transfers, exchange::ended, exchange.connection()::terminateSilently);
            viewers.add(message);
            exchange.write(message);
        }
    }

    private static boolean isWhole(StoredFile file, List<Piece> pieces) {
        return pieces.size() == 1 && pieces.get(0) instanceof Piece.Slice slice && slice.length() == file.length();
    }
}
