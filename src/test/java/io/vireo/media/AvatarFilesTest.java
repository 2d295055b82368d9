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

    private AvatarFiles avatars;

    @BeforeEach
    void createStore() {
        MediaSettings settings = new MediaSettings(root, 0);
        MediaStore store = new MediaStore(settings);
        store.makeDirectories();
        avatars = new AvatarFiles();
        avatars.store = store;
        avatars.stagingArea = new StagingArea(settings);
    }

    @Test
    void shouldKeepBothSizes() {
        avatars.set(7, LARGE, SMALL);

        assertThat(avatars.find(7, 800).orElseThrow().path())
                .hasBinaryContent(LARGE)
                .hasFileName("c7.jpg");
        assertThat(avatars.find(7, 256).orElseThrow().path()).hasBinaryContent(SMALL);
        assertThat(avatars.find(8, 800)).isEmpty();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldReplaceBothSizes() {
        avatars.set(7, LARGE, SMALL);
        avatars.set(7, SMALL, LARGE);

        assertThat(avatars.find(7, 800).orElseThrow().path()).hasBinaryContent(SMALL);
        assertThat(avatars.find(7, 256).orElseThrow().path()).hasBinaryContent(LARGE);
    }

    @Test
    void shouldServeALegacyAvatarForEverySize() throws IOException {
        Files.write(root.resolve("cpicture/c0.jpg"), LARGE);

        assertThat(avatars.find(0, 800)).isPresent();
        assertThat(avatars.find(0, 256).orElseThrow().path()).hasBinaryContent(LARGE);
    }

    @Test
    void shouldNotServeTheOldSmallAvatarAfterAFailedReplacement() throws IOException {
        avatars.set(7, LARGE, SMALL);
        // the large file cannot be replaced: the same state as after a crash at that moment
        Files.delete(root.resolve("cpicture/c7.jpg"));
        Files.createDirectories(root.resolve("cpicture/c7.jpg/x"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> avatars.set(7, SMALL, LARGE));

        assertThat(avatars.find(7, 256)).isEmpty();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldRemoveAllSizes() throws IOException {
        avatars.set(7, LARGE, SMALL);
        avatars.set(77, LARGE, SMALL);

        avatars.remove(7);
        avatars.remove(7);

        assertThat(avatars.find(7, 800)).isEmpty();
        try (Stream<Path> remaining = Files.list(root.resolve("cpicture"))) {
            assertThat(remaining.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("c77.jpg", "c77-256.jpg");
        }
    }
}
