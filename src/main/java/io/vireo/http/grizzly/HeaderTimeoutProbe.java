package io.vireo.http.grizzly;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpProbe;

/**
 * Bounds the time in which the head of a request arrives, from its first byte on. An unfinished head holds no thread, but a sender of
 * a byte a second would hold its connection for hours. It is closed without an answer: there is no request yet.
 */
final class HeaderTimeoutProbe extends HttpProbe.Adapter {
    private final ConnectionDeadlines heads;

    HeaderTimeoutProbe(ConnectionDeadlines heads) {
        this.heads = heads;
    }

    /** Bytes have come: of a head, or it is heard at once that they are of something else. */
    @Override
    public void onDataReceivedEvent(Connection connection, Buffer buffer) {
        heads.track(connection, System.nanoTime(), connection::closeSilently);
    }

    @Override
    public void onHeaderParseEvent(Connection connection, HttpHeader header, int size) {
        heads.untrack(connection);
    }

    @Override
    public void onContentChunkParseEvent(Connection connection, HttpContent content) {
        heads.untrack(connection);
    }
}
