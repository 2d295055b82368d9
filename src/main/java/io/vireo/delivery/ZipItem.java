package io.vireo.delivery;

import io.vireo.media.MediaStore;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/**
 * A file on its way into a ZIP file.
 *
 * @param name of its entry, with slashes between directories
 * @param stored whether it goes as it is: what is compressed already gets no smaller
 */
public record ZipItem(String name, Content content, boolean stored) {
    /** The bytes. Both methods throw {@link java.nio.file.NoSuchFileException} if the file is gone. */
    interface Content {
        ReadableByteChannel open() throws IOException;

        FileTime modified() throws IOException;
    }

    private record FileContent(Path file) implements Content {
        @Override
        public ReadableByteChannel open() throws IOException {
            return FileChannel.open(file, StandardOpenOption.READ);
        }

        @Override
        public FileTime modified() throws IOException {
            return Files.getLastModifiedTime(file);
        }
    }

    /** A file of the store, which goes as it is. */
    public static ZipItem stored(String name, StoredFile file, MediaStore store) {
        return store.bucket()
                .map(storage -> new ZipItem(name, new S3ZipContent(storage, file), true))
                .orElseGet(() -> stored(name, file.path()));
    }

    /** A file of the disk that goes as it is. */
    static ZipItem stored(String name, Path file) {
        return new ZipItem(name, new FileContent(file), true);
    }

    /** A file of the disk that gets smaller: text. */
    public static ZipItem compressed(String name, Path file) {
        return new ZipItem(name, new FileContent(file), false);
    }
}
