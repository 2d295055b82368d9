package io.vireo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The test videos, made by {@code media/make-samples.sh}. */
public final class Samples {
    private Samples() {}

    /** A small H.264 video. */
    public static byte[] video() {
        return bytes("baseline.mp4");
    }

    public static byte[] bytes(String name) {
        try (InputStream sample = Samples.class.getResourceAsStream("/media/" + name)) {
            if (sample == null) {
                throw new IllegalArgumentException("No sample " + name);
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file of a sample. */
    public static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Samples.class.getResource("/media/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
