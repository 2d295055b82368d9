package io.vireo.platform.database.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {
    @TempDir
    Path directory;

    private ServerSocketChannel server;
    private SocketChannel peer;
    private UnixSocket socket;

    @BeforeEach
    void connect() throws IOException {
        Path path = directory.resolve("s");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        socket = new UnixSocket(path);
        socket.connect(InetSocketAddress.createUnresolved("localhost", 3306), 0);
        peer = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        peer.close();
        server.close();
    }

    @Test
    void shouldSendAndReceiveUntilThePeerCloses() throws IOException {
        socket.getOutputStream().write("question".getBytes(US_ASCII));
        ByteBuffer received = ByteBuffer.allocate(8);
        while (received.hasRemaining()) {
            peer.read(received);
        }
        assertThat(new String(received.array(), US_ASCII)).isEqualTo("question");
        peer.write(ByteBuffer.wrap(new byte[] {(byte) 0xFF, 2, 3}));
        peer.close();
        assertThat(socket.getInputStream().read()).isEqualTo(0xFF);
        assertThat(socket.getInputStream().readAllBytes()).containsExactly(2, 3);
    }

    @Test
    void shouldTimeOut() {
        socket.setSoTimeout(20);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getOutputStream().write(new byte[10_000_000]));
    }

    @Test
    void shouldSurviveAnInterrupt() throws IOException {
        CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> {
            try {
                socket.getOutputStream().write(1);
                peer.read(ByteBuffer.allocate(1));
                peer.write(ByteBuffer.wrap(new byte[] {7}));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Thread.currentThread().interrupt();
        int received = socket.getInputStream().read();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(received).isEqualTo(7);
        answer.join();
    }

    @Test
    void shouldUnblockAReaderWhenClosed() {
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
        closed.join();
        assertThat(socket.isClosed()).isTrue();
    }
}
