package io.vireo.media;

import io.vireo.platform.OwnerOnly;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The frames that owners may choose from, as long as they are about it: {@code choices/<hash>/<n>.jpg}. They are made when asked for
 * and thrown away after a while, since they can be made again (decision 0012).
 */
final class ProposedFrames {
    private final Path directory;

    ProposedFrames(Path directory) {
        this.directory = directory;
    }

    /** How many there are of a video; 0 if none have been made. */
    int count(String hash) throws IOException {
        int count = 0;
        while (Files.exists(file(hash, count + 1))) {
            count++;
        }
        return count;
    }

    /** All of them appear in one step; if others were faster, theirs stay. */
    void put(String hash, List<byte[]> jpegs) throws IOException {
        Path unfinished = OwnerOnly.newDirectory(directory.resolve("." + UUID.randomUUID()));
        try {
            for (int i = 0; i < jpegs.size(); i++) {
                OwnerOnly.writeNew(unfinished.resolve(i + 1 + ".jpg"), jpegs.get(i));
            }
            if (count(hash) == 0) {
                Files.move(unfinished, directory.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            if (count(hash) == 0) {
                throw e;
            }
        } finally {
            delete(unfinished);
        }
    }

    /** @param number from 1 on */
    Optional<StoredFile> get(String hash, int number) throws IOException {
        return StoredFile.at(file(hash, number), MediaStore.JPEG);
    }

    void remove(String hash) throws IOException {
        delete(directory.resolve(hash));
    }

    /** Removes those made before a moment. */
    void sweep(Instant moment) throws IOException {
        try (DirectoryStream<Path> made = Files.newDirectoryStream(directory)) {
            for (Path each : made) {
                sweep(each, moment);
            }
        }
    }

    private static void sweep(Path made, Instant moment) throws IOException {
        try {
            if (Files.getLastModifiedTime(made).toInstant().isBefore(moment)) {
                delete(made);
            }
        } catch (NoSuchFileException e) {
            // another node sweeps as well
        }
    }

    private Path file(String hash, int number) {
        return directory.resolve(hash).resolve(number + ".jpg");
    }

    private static void delete(Path made) throws IOException {
        if (Files.isDirectory(made)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(made)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(made);
        }
    }
}
