package io.vireo.media.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the real error messages of Linux: {@code /dev/full} is always full. */
class StorageFullExceptionTest {
    @Test
    void shouldDetectAFullDisk() {
        assertThat(isFull()).isTrue();
    }

    /** The message is translated only where the translations of the operating system are installed. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ja"})
    void shouldDetectAFullDiskInTheLanguageOfTheSystem(String language) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StorageFullExceptionTest.class.getName());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LANGUAGE", language);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("true");
    }

    public static void main(String[] args) {
        System.out.print(isFull());
    }

    private static boolean isFull() {
        try {
            StorageIo.run(() -> {
                try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
                    full.write(ByteBuffer.allocate(1));
                }
            });
            return false;
        } catch (StorageFullException e) {
            return true;
        }
    }
}
