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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Uploads that outlive a request and a restart of the server: {@code resumable/<id>.info} and {@code <id>.part}. The received offset is the
 * length of the part file, so that it is correct after any crash (docs/decisions/0011-resumable-upload.md). While a request has the bytes
 * open, an operating-system lock protects them on all nodes ({@link StagingDirectory}).
 *
 * <p>Methods throw {@link StorageFullException} if the disk is full and {@link java.io.UncheckedIOException} for other I/O errors.
 */
@Component
public class ResumableUploadStorage {
    private static final System.Logger LOG = System.getLogger(ResumableUploadStorage.class.getName());

    private final ResumableUploadDirectory files;
    private final StagingDirectory slots;
    private final StagingArea stagingArea;
    private final long reserve;

    @Inject
    public ResumableUploadStorage(MediaSettings settings) {
        Path directory = settings.root().resolve("resumable");
        files = new ResumableUploadDirectory(directory);
        slots = new StagingDirectory(directory);
        stagingArea = new StagingArea(settings);
        reserve = settings.reserve();
    }

    @PostConstruct
    public void makeDirectory() {
        stagingArea.makeDirectory();
        StorageIo.run(files::create);
    }

    /**
     * Creates an upload without bytes. The state is written first, because the cleanup of another node deletes part files without a state.
     */
    public void create(ResumableUpload upload) {
        StorageIo.run(() -> {
            write(upload);
            boolean begun = false;
            try {
                PrivateFiles.newFile(files.part(upload.id())).close();
                begun = true;
            } finally {
                if (!begun) {
                    Files.delete(files.info(upload.id()));
                }
            }
        });
    }

    /** Returns the state of an upload; empty if it does not exist or was removed. */
    public Optional<ResumableUpload> find(UUID id) {
        return StorageIo.attempt(() -> {
            try {
                return Optional.of(ResumableUploadInfo.parse(id, Files.readString(files.info(id))));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    /** Returns the number of received bytes; 0 if a crash has lost them. */
    public long offset(ResumableUpload upload) {
        return StorageIo.attempt(() -> {
            try {
                return upload.finished() ? upload.length() : Files.size(files.part(upload.id()));
            } catch (NoSuchFileException e) {
                return 0L;
            }
        });
    }

    /** Replaces the state of an upload; its bytes are not changed. */
    public void update(ResumableUpload upload) {
        StorageIo.run(() -> write(upload));
    }

    /** Opens the bytes for appending or publishing; closing keeps them. Empty if another request has them open. */
    public Optional<StagedFile> open(UUID id) {
        return StorageIo.attempt(() -> {
            StagingDirectory.Slot slot = slots.tryClaim(id.toString());
            if (slot == null) {
                return Optional.empty();
            }
            try {
                if (Files.exists(files.info(id))) {
                    PrivateFiles.file(slot.data());
                }
                FileChannel channel = FileChannel.open(slot.data(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                channel.position(channel.size());
                return Optional.of(new StagedFile(slot, channel, reserve, true));
            } catch (IOException e) {
                slot.close();
                throw e;
            }
        });
    }

    /** Marks the upload as finished and removes its bytes. The state is kept until the upload expires. */
    public void finish(ResumableUpload upload) {
        StorageIo.run(() -> write(upload.asFinished()));
        removeBytes(upload);
    }

    private void removeBytes(ResumableUpload upload) {
        StorageIo.run(() -> Files.deleteIfExists(files.part(upload.id())));
    }

    /** Removes the upload. */
    public void remove(UUID id) {
        StorageIo.run(() -> {
            Files.deleteIfExists(files.info(id));
            Files.deleteIfExists(files.part(id));
        });
    }

    /**
     * Removes the upload unless a request has it open.
     *
     * @return whether it was removed
     */
    public boolean removeUnused(UUID id) {
        Optional<StagedFile> open = openLeftover(id);
        open.ifPresent(held -> {
            remove(id);
            held.close();
        });
        return open.isPresent();
    }

    /** Returns all uploads whose state can be read, finished or not. */
    public List<ResumableUpload> all() {
        return files.ids().stream().flatMap(id -> tryFind(id).stream()).toList();
    }

    private Optional<ResumableUpload> tryFind(UUID id) {
        try {
            return find(id);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The resumable upload " + id + " cannot be read and is ignored", e);
            return Optional.empty();
        }
    }

    /** Returns all uploads that are not finished. */
    public List<ResumableUpload> unfinished() {
        return all().stream().filter(upload -> !upload.finished()).toList();
    }

    /**
     * Removes expired uploads and files that a crash left, except those that a request has open.
     *
     * @return the number of removed uploads
     */
    public int removeExpired(Instant now) {
        int removed = 0;
        for (UUID id : files.ids()) {
            try {
                removed += removeExpired(id, now) ? 1 : 0;
            } catch (RuntimeException e) {
                // concerns one upload only; continue with the others
                LOG.log(
                        Level.WARNING,
                        "The resumable upload " + id + " cannot be cleaned up; the orphan cleanup retries",
                        e);
            }
        }
        return removed;
    }

    private boolean removeExpired(UUID id, Instant now) {
        Optional<ResumableUpload> active =
                find(id).filter(upload -> !upload.expires().isBefore(now));
        active.filter(ResumableUpload::finished).ifPresent(this::removeBytes);
        return active.isEmpty() && removeUnused(id);
    }

    /** Opens the bytes, and creates an empty part file if a crash has lost them. */
    private Optional<StagedFile> openLeftover(UUID id) {
        return StorageIo.attempt(() -> {
            PrivateFiles.file(files.part(id));
            return open(id);
        });
    }

    private void write(ResumableUpload upload) throws IOException {
        stagingArea.incoming().write(files.info(upload.id()), ResumableUploadInfo.format(upload));
    }
}
