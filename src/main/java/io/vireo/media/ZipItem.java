package io.vireo.media;

import java.nio.file.Path;

/**
 * A file on its way into a ZIP file.
 *
 * @param name of its entry, with slashes between directories
 * @param stored whether it goes as it is: what is compressed already gets no smaller
 */
public record ZipItem(String name, Path file, boolean stored) {
    public static ZipItem stored(String name, Path file) {
        return new ZipItem(name, file, true);
    }

    public static ZipItem compressed(String name, Path file) {
        return new ZipItem(name, file, false);
    }
}
