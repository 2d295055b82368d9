package io.vireo.http.grizzly;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpProbe;

/**
 * Enforces the read timeout of the request head, counted from its first byte. An incomplete head holds no thread, but a client that
 * sends a byte a second would hold its connection for hours. The connection is closed without a response, because there is no request
 * yet.
 */
final class HeaderTimeoutProbe extends HttpProbe.Adapter {
    private final ConnectionDeadlines heads;
    private final Fallback fallback;

    HeaderTimeoutProbe(ConnectionDeadlines heads, Fallback fallback) {
        this.heads = heads;
        this.fallback = fallback;
    }

    /** Called when bytes have arrived: either of a request head, or a later callback of the codec cancels the deadline. */
    @Override
    public void onDataReceivedEvent(Connection connection, Buffer buffer) {
        fallback.guard(() -> heads.start(connection, System.nanoTime(), connection::closeSilently));
    }

    @Override
    public void onHeaderParseEvent(Connection connection, HttpHeader header, int size) {
        fallback.guard(() -> heads.done(connection));
    }

    @Override
    public void onContentChunkParseEvent(Connection connection, HttpContent content) {
        fallback.guard(() -> heads.done(connection));
    }
}
