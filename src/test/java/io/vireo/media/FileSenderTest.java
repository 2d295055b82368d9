package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSenderTest {
    private final byte[] content = new byte[300_000];

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
        FileSender.send(connection.async(), file, 1000, 200_001, connection.async()::complete);
        connection.take();
        assertThat(connection.received()).isEqualTo(Arrays.copyOfRange(content, 1000, 201_001));
        assertThat(connection.isCompleted()).isTrue();
        assertThat(connection.timeout()).isZero();
    }

    @Test
    void shouldReturnWhileThePeerTakesNothing() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        FileSender.send(connection.async(), file, 0, content.length, connection.async()::complete);
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
        FileSender.send(connection.async(), file, 0, 0, connection.async()::complete);
        connection.take();
        assertThat(connection.received()).isEmpty();
        assertThat(connection.isCompleted()).isTrue();
    }

    @Test
    void shouldCompleteOnceWhenThePeerGoesAway() throws IOException {
        FakeConnection connection = new FakeConnection(1);
        FileSender.send(connection.async(), file, 0, content.length, connection.async()::complete);
        connection.take();
        connection.breakDown();
        connection.breakDown();
        assertThat(connection.completions()).isEqualTo(1);
    }

    @Test
    void shouldLeaveTheContextAloneWhenThereIsNoFile() {
        FakeConnection connection = new FakeConnection(1);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> FileSender.send(
                        connection.async(), directory.resolve("none"), 0, 1, connection.async()::complete));
        assertThat(connection.isCompleted()).isFalse();
    }

    @Test
    void shouldFailWhenTheFileIsShorterThanPromised() throws IOException {
        FakeConnection connection = new FakeConnection(Integer.MAX_VALUE);
        FileSender.send(connection.async(), file, 0, content.length + 1, connection.async()::complete);
        assertThatExceptionOfType(IOException.class).isThrownBy(connection::take);
    }
}
