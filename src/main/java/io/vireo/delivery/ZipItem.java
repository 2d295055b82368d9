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
 * One entry of a ZIP file.
 *
 * @param name the name of the entry, with slashes between directories
 * @param stored whether the entry is stored uncompressed; used for files that are already compressed
 */
public record ZipItem(String name, Content content, boolean stored) {
    /** The content of the entry. Both methods throw {@link java.nio.file.NoSuchFileException} if the file does not exist any more. */
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

    /** Returns an uncompressed entry for a file of the media store. */
    public static ZipItem stored(String name, StoredFile file, MediaStore store) {
        return store.bucket()
                .map(storage -> new ZipItem(name, new S3ZipContent(storage, file), true))
                .orElseGet(() -> stored(name, file.path()));
    }

    /** Returns an uncompressed entry for a local file. */
    static ZipItem stored(String name, Path file) {
        return new ZipItem(name, new FileContent(file), true);
    }

    /** Returns a compressed entry for a local text file. */
    public static ZipItem compressed(String name, Path file) {
        return new ZipItem(name, new FileContent(file), false);
    }
}
