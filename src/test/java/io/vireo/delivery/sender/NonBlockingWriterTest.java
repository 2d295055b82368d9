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
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final byte[] content = new byte[300_000];
    private final AtomicLong now = new AtomicLong();
    private final ActiveTransfers transfers = new ActiveTransfers(SILENCE, now::get);
    private int brokenOff;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        new Random(1).nextBytes(content);
        file = Files.write(directory.resolve("file"), content);
    }

    @Test
    void shouldSendThePartThatIsAskedForAndComplete() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(connection, new BodySegment.Slice(1000, 200_001));
        connection.take();
        assertThat(connection.received()).isEqualTo(Arrays.copyOfRange(content, 1000, 201_001));
        assertThat(connection.isCompleted()).isTrue();
        assertThat(transfers.count()).isZero();
    }

    @Test
    void shouldSendTextAndPartsInTheirOrder() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(
                connection,
                new BodySegment.Text("ab"),
                new BodySegment.Slice(10, 1),
                new BodySegment.Text("c"),
                new BodySegment.Slice(0, 100_000));
        connection.take();
        byte[] received = connection.received();
        assertThat(received).hasSize(100_004).startsWith('a', 'b', content[10], 'c');
        assertThat(Arrays.copyOfRange(received, 4, 100_004)).isEqualTo(Arrays.copyOf(content, 100_000));
    }

    @Test
    void shouldReturnWhileThePeerTakesNothing() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.take();
        assertThat(connection.isCompleted()).isFalse();
        assertThat(connection.received()).hasSize(64 * 1024);
        while (!connection.isCompleted()) {
            connection.take();
        }
        assertThat(connection.received()).isEqualTo(content);
    }

    @Test
    void shouldCompleteAnEmptyPart() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(connection, new BodySegment.Slice(0, 0));
        connection.take();
        assertThat(connection.received()).isEmpty();
        assertThat(connection.isCompleted()).isTrue();
    }

    @Test
    void shouldCompleteOnceWhenThePeerGoesAway() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.take();
        connection.breakDown();
        connection.breakDown();
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(transfers.count()).isZero();
    }

    @Test
    void shouldBreakOffWhenThePeerTakesNothingForTooLong() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.take();
        transfers.check();
        now.addAndGet(SILENCE.toNanos() - 1);
        transfers.check();
        assertThat(connection.isCompleted()).isFalse();
        now.addAndGet(1);
        transfers.check();
        assertThat(connection.isCompleted()).isTrue();
        assertThat(brokenOff).isEqualTo(1);
    }

    @Test
    void shouldNotBreakOffWhileThePeerTakesSomething() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        while (!connection.isCompleted()) {
            connection.take();
            now.addAndGet(SILENCE.toNanos() - 1);
            transfers.check();
        }
        assertThat(connection.received()).isEqualTo(content);
        assertThat(brokenOff).isZero();
    }

    @Test
    void shouldRefuseAFileThatIsNotTheOneLookedUp() throws IOException {
        StoredFile looked = StoredFile.at(file, "video/mp4").orElseThrow();
        Files.write(file, new byte[] {1});
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FileBody.open(looked, List.of(new BodySegment.Slice(0, 1))));
        Files.delete(file);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FileBody.open(looked, List.of(new BodySegment.Slice(0, 1))));
    }

    @Test
    void shouldSendToItsEndAFileThatIsDeletedMeanwhile() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.take();
        Files.delete(file);
        while (!connection.isCompleted()) {
            connection.take();
        }
        assertThat(connection.received()).isEqualTo(content);
    }

    @Test
    void shouldFailAndBreakOffWhenTheFileBecomesShorter() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new BodySegment.Slice(0, content.length));
        connection.take();
        try (FileChannel shorter = FileChannel.open(file, StandardOpenOption.WRITE)) {
            shorter.truncate(64 * 1024);
        }
        connection.take();
        assertThat(brokenOff).isEqualTo(1);
    }

    private void send(FakeConnection connection, BodySegment... pieces) throws IOException {
        FileBody body = FileBody.open(StoredFile.at(file, "video/mp4").orElseThrow(), List.of(pieces));
        NonBlockingWriter sender = new NonBlockingWriter(
                connection.out(),
                body,
                transfers,
                connection.async()::complete,
                () -> brokenOff++,
                Runnable::run,
                Integer.MAX_VALUE);
        transfers.add(sender);
        connection.out().setWriteListener(sender);
    }
}
