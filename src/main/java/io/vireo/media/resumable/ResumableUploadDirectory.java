package io.vireo.media.resumable;

import io.vireo.media.storage.StorageIo;
import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The names of the files of resumable uploads: {@code <id>.info} has the state, {@code <id>.part} the received bytes. */
final class ResumableUploadDirectory {
    private final Path directory;

    ResumableUploadDirectory(Path directory) {
        this.directory = directory;
    }

    void create() throws IOException {
        PrivateFiles.directory(directory);
    }

    Path info(UUID id) {
        return directory.resolve(id + ".info");
    }

    Path part(UUID id) {
        return directory.resolve(id + ".part");
    }

    /** Returns the ids of all uploads of which at least one file exists. */
    List<UUID> ids() {
        return StorageIo.attempt(() -> {
            List<UUID> ids = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{info,part}")) {
                for (Path file : files) {
                    idOf(file).ifPresent(ids::add);
                }
            }
            return ids.stream().distinct().toList();
        });
    }

    /** Returns the id of an upload; empty for other files, which are ignored. */
    private static Optional<UUID> idOf(Path file) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.lastIndexOf('.'));
        try {
            return Optional.of(UUID.fromString(id))
                    .filter(uuid -> uuid.toString().equals(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
