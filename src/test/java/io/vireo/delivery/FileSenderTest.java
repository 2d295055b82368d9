package io.vireo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.StoredFile;
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

class FileSenderTest {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final byte[] content = new byte[300_000];
    private final AtomicLong now = new AtomicLong();
    private final Viewers viewers = new Viewers(SILENCE, now::get);
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
        send(connection, new Piece.Slice(1000, 200_001));
        connection.take();
        assertThat(connection.received()).isEqualTo(Arrays.copyOfRange(content, 1000, 201_001));
        assertThat(connection.isCompleted()).isTrue();
        assertThat(viewers.count()).isZero();
    }

    @Test
    void shouldSendTextAndPartsInTheirOrder() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        send(
                connection,
                new Piece.Text("ab"),
                new Piece.Slice(10, 1),
                new Piece.Text("c"),
                new Piece.Slice(0, 100_000));
        connection.take();
        byte[] received = connection.received();
        assertThat(received).hasSize(100_004).startsWith('a', 'b', content[10], 'c');
        assertThat(Arrays.copyOfRange(received, 4, 100_004)).isEqualTo(Arrays.copyOf(content, 100_000));
    }

    @Test
    void shouldReturnWhileThePeerTakesNothing() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new Piece.Slice(0, content.length));
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
        send(connection, new Piece.Slice(0, 0));
        connection.take();
        assertThat(connection.received()).isEmpty();
        assertThat(connection.isCompleted()).isTrue();
    }

    @Test
    void shouldCompleteOnceWhenThePeerGoesAway() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new Piece.Slice(0, content.length));
        connection.take();
        connection.breakDown();
        connection.breakDown();
        assertThat(connection.completions()).isEqualTo(1);
        assertThat(viewers.count()).isZero();
    }

    @Test
    void shouldBreakOffWhenThePeerTakesNothingForTooLong() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new Piece.Slice(0, content.length));
        connection.take();
        viewers.look();
        now.addAndGet(SILENCE.toNanos() - 1);
        viewers.look();
        assertThat(connection.isCompleted()).isFalse();
        now.addAndGet(1);
        viewers.look();
        assertThat(connection.isCompleted()).isTrue();
        assertThat(brokenOff).isEqualTo(1);
    }

    @Test
    void shouldNotBreakOffWhileThePeerTakesSomething() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new Piece.Slice(0, content.length));
        while (!connection.isCompleted()) {
            connection.take();
            now.addAndGet(SILENCE.toNanos() - 1);
            viewers.look();
        }
        assertThat(connection.received()).isEqualTo(content);
        assertThat(brokenOff).isZero();
    }

    @Test
    void shouldRefuseAFileThatIsNotTheOneLookedUp() throws IOException {
        StoredFile looked = StoredFile.at(file, "video/mp4").orElseThrow();
        Files.write(file, new byte[] {1});
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Outgoing.open(looked, List.of(new Piece.Slice(0, 1))));
        Files.delete(file);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Outgoing.open(looked, List.of(new Piece.Slice(0, 1))));
    }

    @Test
    void shouldSendToItsEndAFileThatIsDeletedMeanwhile() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        send(connection, new Piece.Slice(0, content.length));
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
        send(connection, new Piece.Slice(0, content.length));
        connection.take();
        try (FileChannel shorter = FileChannel.open(file, StandardOpenOption.WRITE)) {
            shorter.truncate(64 * 1024);
        }
        connection.take();
        assertThat(brokenOff).isEqualTo(1);
    }

    private void send(FakeConnection connection, Piece... pieces) throws IOException {
        Outgoing body = Outgoing.open(StoredFile.at(file, "video/mp4").orElseThrow(), List.of(pieces));
        FileSender sender = new FileSender(
                connection.out(),
                body,
                viewers,
                connection.async()::complete,
                () -> brokenOff++,
                Runnable::run,
                Integer.MAX_VALUE);
        viewers.add(sender);
        connection.out().setWriteListener(sender);
    }
}
