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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.threadpool.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives a body on a real socket as Grizzly's write queue does. */
class SendfileBodyTest {
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final int SIZE = 24 * 1024 * 1024;

    private final AtomicLong now = new AtomicLong();
    private final ActiveTransfers activeTransfers = new ActiveTransfers(IDLE_TIMEOUT, now::get);
    private final byte[] content = new byte[SIZE];
    private final BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<LinkageError> linkageErrors = new LinkedBlockingQueue<>();
    private final SendfileSelectors transfers = new SendfileSelectors(linkageErrors::add);
    private int ended;
    private volatile int aborted;
    private Runnable aborter = () -> aborted = aborted + 1;

    @TempDir
    Path directory;

    private Path file;
    private SocketChannel server;
    private SocketChannel client;

    @BeforeEach
    void connect() throws IOException {
        new Random(2).nextBytes(content);
        file = Files.write(directory.resolve("file"), content);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client = SocketChannel.open(listener.getLocalAddress());
            server = listener.accept();
            server.configureBlocking(false);
        }
    }

    @AfterEach
    void close() throws IOException {
        transfers.close();
        client.close();
        server.close();
    }

    @Test
    void shouldSendSeveralBodiesToTheSameSocket() throws Exception {
        transfers.start(Thread::new);
        ByteBuffer received = ByteBuffer.allocate(5_000_004);
        for (int i = 1; i <= 30; i++) {
            SendfileBody message = send(BodySegment.Memory.of("head"), new BodySegment.Slice(7 + i, 5_000_000));
            assertThat(message.hasRemaining()).isTrue();
            assertThat(message.writeTo(server)).isEqualTo(1);
            assertThat(message.hasRemaining()).isFalse();
            message.completed(null);
            received.clear();
            while (received.hasRemaining()) {
                client.read(received);
            }
            assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(i);
            assertThat(received.array()).startsWith('h', 'e', 'a', 'd', content[7 + i], content[8 + i]);
            assertThat(ByteBuffer.wrap(received.array(), 4, 5_000_000))
                    .isEqualTo(ByteBuffer.wrap(content, 7 + i, 5_000_000));
        }
        assertThat(activeTransfers.count()).isZero();
        assertThat(aborted).isZero();
    }

    @Test
    void shouldEndWhenTheClientDisconnects() throws Exception {
        transfers.start(Thread::new);
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        message.writeTo(server);
        message.completed(null);
        client.close();
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(aborted).isEqualTo(1);
        assertThat(activeTransfers.count()).isZero();
    }

    @Test
    void shouldAbortWhenTheSelectorsStop() throws Exception {
        transfers.start(Thread::new);
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        message.writeTo(server);
        message.completed(null);
        transfers.close();
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(aborted).isEqualTo(1);
        transfers.close();
    }

    @Test
    void shouldAbortABodySubmittedBeforeTheSelectorsStartAndStop() throws Exception {
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        message.writeTo(server);
        message.completed(null);
        transfers.close();
        transfers.start(Thread::new);
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(aborted).isEqualTo(1);
    }

    @Test
    void shouldAbortABodySubmittedAfterTheSelectorsHaveStopped() throws Exception {
        List<Thread> loops = new ArrayList<>();
        transfers.start(loop -> {
            loops.add(new Thread(loop));
            return loops.get(loops.size() - 1);
        });
        transfers.close();
        for (Thread loop : loops) {
            loop.join();
        }
        send(new BodySegment.Slice(0, SIZE)).writeTo(server);
        assertThat(ends).containsExactly(1);
        assertThat(aborted).isEqualTo(1);
        assertThat(activeTransfers.count()).isZero();
    }

    @Test
    void shouldSendAFirstPartImmediately() throws IOException {
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        message.writeTo(server);
        assertThat(message.bytesSent()).isBetween(1L, 1024L * 1024);
    }

    @Test
    void shouldNotBlockAConnectorThread() throws IOException {
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        Threads.setService(true);
        try {
            message.writeTo(server);
        } finally {
            Threads.setService(false);
        }
        assertThat(message.bytesSent()).isZero();
        assertThat(message.turn()).isTrue();
        assertThat(message.bytesSent()).isPositive();
    }

    @Test
    void shouldAbortAnIdleDownload() throws IOException {
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        fill(message);
        activeTransfers.check();
        now.addAndGet(IDLE_TIMEOUT.toNanos() - 1);
        activeTransfers.check();
        assertThat(aborted).isZero();
        now.addAndGet(1);
        activeTransfers.check();
        assertThat(aborted).isEqualTo(1);
        assertThat(ends).containsExactly(1);
        message.failed(new IOException("closed"));
        assertThat(ends).containsExactly(1);
    }

    @Test
    void shouldFallBackAndCheckTheOtherDownloadsIfTheServerCannotAbortAnIdleOne() throws IOException {
        aborter = () -> {
            throw new NoSuchMethodError("of the test");
        };
        fill(send(new BodySegment.Slice(0, SIZE)));
        send(new BodySegment.Slice(0, SIZE));
        activeTransfers.check();
        now.addAndGet(IDLE_TIMEOUT.toNanos());
        activeTransfers.check();
        assertThat(linkageErrors).hasSize(2).allSatisfy(e -> assertThat(e).hasMessage("of the test"));
        assertThat(ends).hasSize(2);
        assertThat(activeTransfers.count()).isZero();
        assertThat(server.isOpen()).isFalse();
    }

    @Test
    void shouldKeepADownloadThatIsTooSlowForWriteEvents() throws IOException {
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        fill(message);
        long before = message.bytesSent();
        for (int i = 0; i < 10; i++) {
            activeTransfers.check();
            now.addAndGet(IDLE_TIMEOUT.toNanos() / 2);
            ByteBuffer part = ByteBuffer.allocate(256 * 1024);
            while (part.hasRemaining()) {
                client.read(part);
            }
        }
        assertThat(aborted).isZero();
        assertThat(message.bytesSent()).isGreaterThan(before);
    }

    @Test
    void shouldAbortWhenTheFileIsTruncated() throws IOException {
        SendfileBody message = send(new BodySegment.Slice(0, SIZE));
        message.writeTo(server);
        try (FileChannel truncated = FileChannel.open(file, StandardOpenOption.WRITE)) {
            truncated.truncate(message.bytesSent());
        }
        assertThat(message.turn()).isFalse();
        assertThat(aborted).isEqualTo(1);
        assertThat(ends).containsExactly(1);
    }

    /** Writes until the socket buffer is full. */
    private void fill(SendfileBody message) throws IOException {
        message.writeTo(server);
        long before;
        do {
            before = message.bytesSent();
            message.turn();
        } while (message.bytesSent() > before);
    }

    private SendfileBody send(BodySegment... segments) throws IOException {
        FileBody body = FileBody.open(StoredFile.at(file, "video/mp4").orElseThrow(), List.of(segments));
        SendfileBody message =
                new SendfileBody(body, activeTransfers, transfers, () -> ends.add(++ended), () -> aborter.run());
        activeTransfers.add(message);
        return message;
    }
}
