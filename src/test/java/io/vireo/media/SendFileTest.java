package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.threadpool.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Grizzly's write queue does with a body, done by hand on a real socket. */
class SendFileTest {
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final int SIZE = 24 * 1024 * 1024;

    private final AtomicLong now = new AtomicLong();
    private final Viewers viewers = new Viewers(SILENCE, now::get);
    private final byte[] content = new byte[SIZE];
    private int ended;
    private int brokenOff;

    @TempDir
    Path directory;

    private Path file;
    private SocketChannel server;
    private SocketChannel viewer;

    @BeforeEach
    void connect() throws IOException {
        new Random(2).nextBytes(content);
        file = Files.write(directory.resolve("file"), content);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            viewer = SocketChannel.open(listener.getLocalAddress());
            server = listener.accept();
            server.configureBlocking(false);
        }
    }

    @AfterEach
    void close() throws IOException {
        viewer.close();
        server.close();
    }

    @Test
    void shouldNotKeepAThreadForRequestsWhenManyAreOnTheirWay() throws IOException {
        for (int i = 0; i < 40; i++) {
            send(new Piece.Slice(0, SIZE));
        }
        SendFile message = send(new Piece.Slice(0, SIZE));
        assertThat(message.writeTo(server)).isZero();
        assertThat(message.taken()).isZero();
        Threads.setService(true);
        try {
            message.writeTo(server);
        } finally {
            Threads.setService(false);
        }
        assertThat(message.taken()).isPositive();
    }

    @Test
    void shouldGiveBackOneUnitOfTheQueueWhenAllIsWritten() throws IOException {
        SendFile message = send(new Piece.Text("head"), new Piece.Slice(7, 5_000_000));
        ByteBuffer received = ByteBuffer.allocate(5_000_004);
        long given = 0;
        while (message.hasRemaining()) {
            assertThat(given).isZero();
            given += message.writeTo(server);
            viewer.configureBlocking(false);
            viewer.read(received);
        }
        assertThat(given).isEqualTo(1);
        message.completed(null);
        viewer.configureBlocking(true);
        while (received.hasRemaining()) {
            viewer.read(received);
        }
        assertThat(received.array()).startsWith('h', 'e', 'a', 'd', content[7], content[8]);
        assertThat(ByteBuffer.wrap(received.array(), 4, 5_000_000)).isEqualTo(ByteBuffer.wrap(content, 7, 5_000_000));
        assertThat(ended).isEqualTo(1);
        assertThat(viewers.count()).isZero();
    }

    @Test
    void shouldDropAViewerThatTakesNothing() throws IOException {
        SendFile message = send(new Piece.Slice(0, SIZE));
        fill(message);
        viewers.look();
        now.addAndGet(SILENCE.toNanos() - 1);
        viewers.look();
        assertThat(brokenOff).isZero();
        now.addAndGet(1);
        viewers.look();
        assertThat(brokenOff).isEqualTo(1);
        assertThat(ended).isEqualTo(1);
        message.failed(new IOException("closed"));
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void shouldKeepAViewerThatTakesTooLittleForTheKernelToTell() throws IOException {
        SendFile message = send(new Piece.Slice(0, SIZE));
        fill(message);
        long before = message.taken();
        for (int i = 0; i < 10; i++) {
            viewers.look();
            now.addAndGet(SILENCE.toNanos() / 2);
            ByteBuffer little = ByteBuffer.allocate(256 * 1024);
            while (little.hasRemaining()) {
                viewer.read(little);
            }
        }
        assertThat(brokenOff).isZero();
        assertThat(message.taken()).isGreaterThan(before);
    }

    @Test
    void shouldFailWhenTheFileBecomesShorterInsteadOfAskingForEver() throws IOException {
        SendFile message = send(new Piece.Slice(0, SIZE));
        message.writeTo(server);
        try (FileChannel shorter = FileChannel.open(file, StandardOpenOption.WRITE)) {
            shorter.truncate(message.taken());
        }
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> message.writeTo(server));
    }

    /** Until the socket takes no more. */
    private void fill(SendFile message) throws IOException {
        long before;
        do {
            before = message.taken();
            message.writeTo(server);
        } while (message.taken() > before);
    }

    private SendFile send(Piece... pieces) throws IOException {
        Outgoing body = Outgoing.open(StoredFile.at(file, "video/mp4").orElseThrow(), List.of(pieces));
        SendFile message = new SendFile(body, viewers, () -> ended++, () -> brokenOff++);
        viewers.add(message);
        return message;
    }
}
