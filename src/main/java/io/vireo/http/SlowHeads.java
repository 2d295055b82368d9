package io.vireo.http;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpProbe;

/**
 * Bounds the time in which the head of a request arrives, from its first byte on. An unfinished head holds no thread, but a sender of
 * a byte a second would hold its connection for hours. It is closed without an answer: there is no request yet.
 */
final class SlowHeads extends HttpProbe.Adapter {
    private final Laggards heads;

    SlowHeads(Laggards heads) {
        this.heads = heads;
    }

    /** Bytes have come: of a head, or it is heard at once that they are of something else. */
    @Override
    public void onDataReceivedEvent(Connection connection, Buffer buffer) {
        heads.await(connection, System.nanoTime(), connection::closeSilently);
    }

    @Override
    public void onHeaderParseEvent(Connection connection, HttpHeader header, int size) {
        heads.done(connection);
    }

    @Override
    public void onContentChunkParseEvent(Connection connection, HttpContent content) {
        heads.done(connection);
    }
}
