package io.vireo.delivery.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.media.storage.StoredFile;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A loop whose server lacks methods that the integration was built against. */
@Timeout(60)
class TransferLoopTest {
    private static final int SIZE = 12 * 1024 * 1024;

    /** A connection, of which the client reads. */
    private record Pair(SocketChannel server, SocketChannel client) implements AutoCloseable {
        static Pair open() throws IOException {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                SocketChannel server = listener.accept();
                server.configureBlocking(false);
                return new Pair(server, client);
            }
        }

        /** Returns the number of bytes until the end of the connection, at most those of the file. */
        int read() throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(SIZE);
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = client.read(bytes);
            }
            return bytes.position();
        }

        @Override
        public void close() throws IOException {
            server.close();
            client.close();
        }
    }

    private final ActiveTransfers activeTransfers = new ActiveTransfers(Duration.ofMinutes(2), System::nanoTime);
    private final BlockingQueue<LinkageError> fallbacks = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    /** Never started. */
    private final SendfileSelectors selectors = new SendfileSelectors(fallbacks::add);

    private final TransferLoop loop = new TransferLoop(fallbacks::add);

    @TempDir
    Path directory;

    private Path file;
    private Pair first;
    private Pair second;

    @BeforeEach
    void connect() throws IOException {
        file = Files.write(directory.resolve("file"), new byte[SIZE]);
        first = Pair.open();
        second = Pair.open();
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        selectors.close();
        first.close();
        second.close();
    }

    @Test
    void shouldFallBackAndContinueTheOtherTransfersAfterALinkageError() throws Exception {
        send(first, TransferLoopTest::broken, () -> events.add("aborted"));
        send(second, () -> events.add("sent"), () -> events.add("aborted"));
        new Thread(loop).start();

        assertThat(first.read()).isEqualTo(SIZE);
        assertThat(fallbacks.poll(10, TimeUnit.SECONDS)).hasMessage("of the test");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("aborted");
        assertThat(second.read()).isEqualTo(SIZE);
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("sent");
        assertThat(activeTransfers.count()).isZero();
    }

    @Test
    void shouldCloseTheSocketOfATransferThatTheServerCannotAbort() throws Exception {
        send(first, () -> events.add("ended"), TransferLoopTest::broken);
        try (FileChannel truncated = FileChannel.open(file, StandardOpenOption.WRITE)) {
            truncated.truncate(0);
        }
        new Thread(loop).start();

        assertThat(first.read()).isLessThan(SIZE);
        assertThat(fallbacks.poll(10, TimeUnit.SECONDS)).hasMessage("of the test");
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
        assertThat(activeTransfers.count()).isZero();
    }

    private static void broken() {
        throw new NoSuchMethodError("of the test");
    }

    private void send(Pair pair, Runnable ended, Runnable aborter) throws IOException {
        FileBody content =
                FileBody.open(StoredFile.at(file, "video/mp4").orElseThrow(), List.of(new BodySegment.Slice(0, SIZE)));
        SendfileBody body = new SendfileBody(content, activeTransfers, selectors, ended, aborter);
        activeTransfers.add(body);
        body.writeTo(pair.server());
        loop.add(pair.server(), body);
    }
}
