package io.vireo.platform.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix socket (JEP 380) with the streams and the time limit of a socket: what {@link UnixSocketFactory} gives to Connector/J. */
final class UnixSocket extends Socket {
    private final Path path;
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private volatile int timeout;

    UnixSocket(Path path) throws IOException {
        this.path = path;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        selector = Selector.open();
        channel.configureBlocking(false);
        key = channel.register(selector, 0);
    }

    /** To the path, whatever address is asked for; at once, or not at all. */
    @Override
    public void connect(SocketAddress address, int millis) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(path));
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    /** For what there is to read, and for room to write; 0 for ever. */
    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    /** Wakes whoever waits. */
    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    private interface Step {
        /** 0 if there is nothing to read, or no room to write. */
        int run() throws IOException;
    }

    /** Does it once it can be done. An interrupt, which would close a channel, is kept for later. */
    private int attempt(int operation, Step step) throws IOException {
        boolean interrupted = Thread.interrupted();
        long begin = System.nanoTime();
        try {
            int count = step.run();
            while (count == 0) {
                key.interestOps(operation);
                selector.select(timeout);
                interrupted |= Thread.interrupted();
                selector.selectedKeys().clear();
                count = step.run();
                if (count == 0 && timeout > 0 && System.nanoTime() - begin >= timeout * 1_000_000L) {
                    throw new SocketTimeoutException("no answer in " + timeout + " ms");
                }
            }
            return count;
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new SocketException("Socket closed");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer into = ByteBuffer.wrap(bytes, offset, length);
                return length == 0 ? 0 : attempt(SelectionKey.OP_READ, () -> channel.read(into));
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer from = ByteBuffer.wrap(bytes, offset, length);
                while (from.hasRemaining()) {
                    attempt(SelectionKey.OP_WRITE, () -> channel.write(from));
                }
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    // No such things here.

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public void setSoLinger(boolean on, int seconds) {}

    @Override
    public String toString() {
        return path.toString();
    }
}
