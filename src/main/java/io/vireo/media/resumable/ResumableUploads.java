package io.vireo.media.resumable;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.staging.StagingDirectory;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StorageIo;
import io.vireo.platform.Component;
import io.vireo.platform.PrivateFiles;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The uploads that outlive their requests, and the server: {@code resumable/<id>.info} and beside it {@code <id>.part}. How far one
 * has come is the length of its file, so that it is true after any crash (decision 0011). The bytes are behind a lock of the
 * operating system as long as a request has them open, on whatever node ({@link StagingDirectory}).
 *
 * <p>Methods throw {@link StorageFullException} for lack of room and {@link java.io.UncheckedIOException} for other failures of the disk.
 */
@Component
public class ResumableUploads {
    private static final System.Logger LOG = System.getLogger(ResumableUploads.class.getName());

    private final Path directory;
    private final StagingDirectory places;
    private final StagingArea stagingArea;
    private final long reserve;

    @Inject
    public ResumableUploads(MediaSettings settings) {
        directory = settings.root().resolve("resumable");
        places = new StagingDirectory(directory);
        stagingArea = new StagingArea(settings);
        reserve = settings.reserve();
    }

    @PostConstruct
    public void makeDirectory() {
        stagingArea.makeDirectory();
        StorageIo.run(() -> PrivateFiles.directory(directory));
    }

    /** Begins one without bytes. A sweep on another node takes bytes of which nothing is written down for a leftover. */
    public void create(ResumableUpload upload) {
        StorageIo.run(() -> {
            write(upload);
            boolean begun = false;
            try {
                PrivateFiles.newFile(part(upload.id())).close();
                begun = true;
            } finally {
                if (!begun) {
                    Files.delete(info(upload.id()));
                }
            }
        });
    }

    /** What is known of an upload; empty if there is none, or none any more. */
    public Optional<ResumableUpload> find(UUID id) {
        return StorageIo.attempt(() -> {
            try {
                return Optional.of(ResumableUploadInfo.parse(id, Files.readString(info(id))));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    /** How many bytes of it have arrived; none if a crash has taken them. */
    public long offset(ResumableUpload upload) {
        return StorageIo.attempt(() -> {
            try {
                return upload.finished() ? upload.length() : Files.size(part(upload.id()));
            } catch (NoSuchFileException e) {
                return 0L;
            }
        });
    }

    /** Writes down anew what is known of one, all but its bytes. */
    public void update(ResumableUpload upload) {
        StorageIo.run(() -> write(upload));
    }

    /** Its bytes, to append to or to publish; closing keeps them. Empty if another request has them open. */
    public Optional<StagedFile> open(UUID id) {
        return StorageIo.attempt(() -> {
            StagingDirectory.Slot place = places.tryClaim(id.toString());
            if (place == null) {
                return Optional.empty();
            }
            try {
                if (Files.exists(info(id))) {
                    PrivateFiles.file(place.data());
                }
                FileChannel channel = FileChannel.open(place.data(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                channel.position(channel.size());
                return Optional.of(new StagedFile(place, channel, reserve, true));
            } catch (IOException e) {
                place.close();
                throw e;
            }
        });
    }

    /** Its bytes have become a video: it can still be asked for, until it expires. */
    public void finish(ResumableUpload upload) {
        StorageIo.run(() -> write(upload.asFinished()));
        removeBytes(upload);
    }

    private void removeBytes(ResumableUpload upload) {
        StorageIo.run(() -> Files.deleteIfExists(part(upload.id())));
    }

    /** Removes everything of it. */
    public void remove(UUID id) {
        StorageIo.run(() -> {
            Files.deleteIfExists(info(id));
            Files.deleteIfExists(part(id));
        });
    }

    /** Removes everything of it, unless a request has it open; whether it did. */
    public boolean removeUnused(UUID id) {
        Optional<StagedFile> open = openLeftover(id);
        open.ifPresent(held -> {
            remove(id);
            held.close();
        });
        return open.isPresent();
    }

    /** All that can be read, finished or not. */
    public List<ResumableUpload> all() {
        return ids().stream().flatMap(id -> tryFind(id).stream()).toList();
    }

    private Optional<ResumableUpload> tryFind(UUID id) {
        try {
            return find(id);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The resumable upload " + id + " cannot be read and is ignored", e);
            return Optional.empty();
        }
    }

    /** All that have not become a video. */
    public List<ResumableUpload> unfinished() {
        return all().stream().filter(upload -> !upload.finished()).toList();
    }

    /** Removes what has expired and what a crash left, except what a request has open; how many that were. */
    public int sweep(Instant now) {
        int swept = 0;
        for (UUID id : ids()) {
            try {
                swept += sweep(id, now) ? 1 : 0;
            } catch (RuntimeException e) {
                // of one upload: the others are swept nevertheless
                LOG.log(Level.WARNING, "The resumable upload " + id + " cannot be cleaned up; tried again later", e);
            }
        }
        return swept;
    }

    private boolean sweep(UUID id, Instant now) {
        Optional<ResumableUpload> living =
                find(id).filter(upload -> !upload.expires().isBefore(now));
        living.filter(ResumableUpload::finished).ifPresent(this::removeBytes);
        return living.isEmpty() && removeUnused(id);
    }

    /** Also if its bytes are gone already. */
    private Optional<StagedFile> openLeftover(UUID id) {
        return StorageIo.attempt(() -> {
            PrivateFiles.file(part(id));
            return open(id);
        });
    }

    private List<UUID> ids() {
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

    /** Empty for a file that is not ours; it is left alone. */
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

    private void write(ResumableUpload upload) throws IOException {
        stagingArea.incoming().write(info(upload.id()), ResumableUploadInfo.format(upload));
    }

    private Path info(UUID id) {
        return directory.resolve(id + ".info");
    }

    private Path part(UUID id) {
        return directory.resolve(id + ".part");
    }
}
