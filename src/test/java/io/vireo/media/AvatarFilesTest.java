package io.vireo.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarFilesTest {
    private static final byte[] LARGE = "large".getBytes(UTF_8);
    private static final byte[] SMALL = "small".getBytes(UTF_8);

    @TempDir
    Path root;

    private AvatarFiles pictures;

    @BeforeEach
    void makeStore() {
        MediaSettings settings = new MediaSettings(root, 0);
        MediaStore store = new MediaStore(settings);
        store.makeDirectories();
        pictures = new AvatarFiles();
        pictures.store = store;
        pictures.stagingArea = new StagingArea(settings);
    }

    @Test
    void shouldKeepBothSizes() {
        pictures.set(7, LARGE, SMALL);

        assertThat(pictures.find(7, 800).orElseThrow().path())
                .hasBinaryContent(LARGE)
                .hasFileName("c7.jpg");
        assertThat(pictures.find(7, 256).orElseThrow().path()).hasBinaryContent(SMALL);
        assertThat(pictures.find(8, 800)).isEmpty();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldReplaceBothSizes() {
        pictures.set(7, LARGE, SMALL);
        pictures.set(7, SMALL, LARGE);

        assertThat(pictures.find(7, 800).orElseThrow().path()).hasBinaryContent(SMALL);
        assertThat(pictures.find(7, 256).orElseThrow().path()).hasBinaryContent(LARGE);
    }

    @Test
    void shouldServeThePictureOfTheOriginalServiceInAnySize() throws IOException {
        Files.write(root.resolve("cpicture/c0.jpg"), LARGE);

        assertThat(pictures.find(0, 800)).isPresent();
        assertThat(pictures.find(0, 256).orElseThrow().path()).hasBinaryContent(LARGE);
    }

    @Test
    void shouldNotShowTheSmallOldPictureBesideTheLargeNewOne() throws IOException {
        pictures.set(7, LARGE, SMALL);
        // the large one cannot be put in its place: what a crash at that moment would leave
        Files.delete(root.resolve("cpicture/c7.jpg"));
        Files.createDirectories(root.resolve("cpicture/c7.jpg/x"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> pictures.set(7, SMALL, LARGE));

        assertThat(pictures.find(7, 256)).isEmpty();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldRemoveAllSizes() throws IOException {
        pictures.set(7, LARGE, SMALL);
        pictures.set(77, LARGE, SMALL);

        pictures.remove(7);
        pictures.remove(7);

        assertThat(pictures.find(7, 800)).isEmpty();
        try (Stream<Path> left = Files.list(root.resolve("cpicture"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("c77.jpg", "c77-256.jpg");
        }
    }
}
