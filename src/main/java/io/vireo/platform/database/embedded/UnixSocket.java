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

/** Adapts a Unix domain socket (JEP 380) to {@link Socket}, with streams and a read timeout, for {@link UnixSocketFactory}. */
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

    /** Connects to the path and ignores the address; succeeds or fails immediately. */
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

    /** Sets the timeout of reads and writes in milliseconds; 0 for none. */
    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    /** Closes the socket and wakes blocked threads. */
    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    private interface Step {
        /** Returns the number of bytes transferred; 0 if the operation would block. */
        int run() throws IOException;
    }

    /** Waits until the operation is possible and executes it. An interrupt, which would close the channel, is deferred. */
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
                    throw new SocketTimeoutException("no response within " + timeout + " ms");
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

    // Not supported by Unix domain sockets.

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
