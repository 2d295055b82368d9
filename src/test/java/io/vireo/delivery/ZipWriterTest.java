package io.vireo.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipWriterTest {
    @TempDir
    Path directory;

    @Test
    void shouldStoreAndCompress() throws IOException {
        byte[] video = new byte[300_000];
        new Random(1).nextBytes(video);
        String text = "once more ".repeat(50_000);

        try (ZipFile zip = zip(List.of(
                ZipItem.compressed("account.json", file("a", text.getBytes(UTF_8))),
                ZipItem.stored("videos/abc1234.mp4", file("b", video)),
                ZipItem.stored("empty", file("c", new byte[0]))))) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("account.json", "videos/abc1234.mp4", "empty");
            assertThat(content(zip, "account.json")).isEqualTo(text.getBytes(UTF_8));
            assertThat(zip.getEntry("account.json").getCompressedSize()).isLessThan(text.length() / 10);
            assertThat(content(zip, "videos/abc1234.mp4")).isEqualTo(video);
            assertThat(zip.getEntry("videos/abc1234.mp4").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(content(zip, "empty")).isEmpty();
        }
    }

    @Test
    void shouldOmitADeletedFileAndSendOneDeletedMeanwhile() throws IOException {
        Path removedLater = file("a", new byte[200_000]);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ZipWriter writer = new ZipWriter(List.of(
                ZipItem.stored("gone", directory.resolve("gone")),
                ZipItem.stored("later", removedLater),
                ZipItem.stored("last", file("b", new byte[10]))))) {
            sent.write(writer.next());
            Files.delete(removedLater);
            for (byte[] chunk = writer.next(); chunk.length > 0; chunk = writer.next()) {
                assertThat(chunk.length).isLessThan(200_000);
                sent.write(chunk);
            }
        }

        try (ZipFile zip = new ZipFile(file("zip", sent.toByteArray()).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("later", "last");
            assertThat(content(zip, "later")).hasSize(200_000);
        }
    }

    @Test
    void shouldWriteAnEmptyArchive() throws IOException {
        try (ZipFile zip = zip(List.of())) {
            assertThat(zip.size()).isZero();
        }
    }

    private ZipFile zip(List<ZipItem> items) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ZipWriter writer = new ZipWriter(items)) {
            for (byte[] chunk = writer.next(); chunk.length > 0; chunk = writer.next()) {
                sent.write(chunk);
            }
        }
        return new ZipFile(file("zip", sent.toByteArray()).toFile());
    }

    private static byte[] content(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
