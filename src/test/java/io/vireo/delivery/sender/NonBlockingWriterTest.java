package io.vireo.delivery.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.delivery.ActiveTransfers;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.FileBody;
import io.vireo.delivery.grizzly.FakeConnection;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonBlockingWriterTest {
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    private final byte[] content = new byte[300_000];
    private final AtomicLong now = new AtomicLong();
    private final ActiveTransfers transfers = new ActiveTransfers(IDLE_TIMEOUT, now::get);
    private int aborted;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        new Random(1).nextBytes(content);
        file = Files.write(directory.resolve("file"), content);
    }

    @Test
    void shouldSendTheRequestedPartAndComplete() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(connection, new BodySegment.Slice(1000, 200_001));
        connection.acceptWrites();
        assertThat(connection.received()).isEqualTo(Arrays.copyOfRange(content, 1000, 201_001));
        assertThat(connection.isCompleted()).isTrue();
        assertThat(transfers.count()).isZero();
    }

    @Test
    void shouldSendTextAndSlicesInOrder() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(
                connection,
                BodySegment.Memory.of("ab"),
                new BodySegment.Slice(10, 1),
                BodySegment.Memory.of("c"),
                new BodySegment.Slice(0, 100_000));
        connection.acceptWrites();
        byte[] received = connection.received();
        assertThat(received).hasSize(100_004).startsWith('a', 'b', content[10], 'c');
        assertThat(Arrays.copyOfRange(received, 4, 100_004)).isEqualTo(Arrays.copyOf(content, 100_000));
    }

    @Test
    void shouldReturnWhileTheConnectionIsNotWritable() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.acceptWrites();
        assertThat(connection.isCompleted()).isFalse();
        assertThat(connection.received()).hasSize(64 * 1024);
        while (!connection.isCompleted()) {
            connection.acceptWrites();
        }
        assertThat(connection.received()).isEqualTo(content);
    }

    @Test
    void shouldCompleteAnEmptySlice() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(connection, new BodySegment.Slice(0, 0));
        connection.acceptWrites();
        assertThat(connection.received()).isEmpty();
        assertThat(connection.isCompleted()).isTrue();
    }

    @Test
    void shouldCompleteOnceWhenTheClientDisconnects() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.acceptWrites();
        connection.fail();
        connection.fail();
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(transfers.count()).isZero();
    }

    @Test
    void shouldAbortAnIdleDownload() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.acceptWrites();
        transfers.check();
        now.addAndGet(IDLE_TIMEOUT.toNanos() - 1);
        transfers.check();
        assertThat(connection.isCompleted()).isFalse();
        now.addAndGet(1);
        transfers.check();
        assertThat(connection.isCompleted()).isTrue();
        assertThat(aborted).isEqualTo(1);
    }

    @Test
    void shouldNotAbortASlowDownload() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        while (!connection.isCompleted()) {
            connection.acceptWrites();
            now.addAndGet(IDLE_TIMEOUT.toNanos() - 1);
            transfers.check();
        }
        assertThat(connection.received()).isEqualTo(content);
        assertThat(aborted).isZero();
    }

    @Test
    void shouldRejectAFileThatWasReplacedOrDeleted() throws IOException {
        StoredFile found = StoredFile.at(file, "video/mp4").orElseThrow();
        Files.write(file, new byte[] {1});
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FileBody.open(found, List.of(new BodySegment.Slice(0, 1))));
        Files.delete(file);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FileBody.open(found, List.of(new BodySegment.Slice(0, 1))));
    }

    @Test
    void shouldFinishSendingADeletedFile() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.acceptWrites();
        Files.delete(file);
        while (!connection.isCompleted()) {
            connection.acceptWrites();
        }
        assertThat(connection.received()).isEqualTo(content);
    }

    @Test
    void shouldAbortWhenTheFileIsTruncated() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.acceptWrites();
        try (FileChannel truncated = FileChannel.open(file, StandardOpenOption.WRITE)) {
            truncated.truncate(64 * 1024);
        }
        connection.acceptWrites();
        assertThat(aborted).isEqualTo(1);
    }

    private void send(FakeConnection connection, BodySegment... segments) throws IOException {
        FileBody body = FileBody.open(StoredFile.at(file, "video/mp4").orElseThrow(), List.of(segments));
        NonBlockingWriter sender = new NonBlockingWriter(
                connection.out(),
                body,
                transfers,
                connection.async()::complete,
                () -> aborted++,
                Runnable::run,
                Integer.MAX_VALUE);
        transfers.add(sender);
        connection.out().setWriteListener(sender);
    }
}
