package io.vireo.media;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.staging.StagingDirectory;
import io.vireo.media.storage.LocalStorage;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.StorageIo;
import io.vireo.platform.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Imports into {@link LocalStorage}. Each file appears under its name only when it is complete. */
final class LocalImportTarget implements ImportTarget {
    private static final List<String> DIRECTORIES = List.of("videos", "thumbnails", "cpicture");

    private final Path root;
    private final StagingArea stagingArea;
    private final boolean link;

    LocalImportTarget(MediaSettings media, boolean link) {
        this.root = media.root();
        this.stagingArea = new StagingArea(media);
        this.link = link;
    }

    @Override
    public String place() {
        return root.toString();
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(root);
    }

    @Override
    public void open() {
        // prepare creates the directories
    }

    @Override
    public void close() {
        // no file is open
    }

    @Override
    public void prepare() {
        for (String name : DIRECTORIES) {
            StorageIo.run(() -> PrivateFiles.directory(root.resolve(name)));
        }
        stagingArea.makeDirectory();
        stagingArea.removeOrphaned();
    }

    @Override
    public void requireRoom(long bytes) {
        if (!link) {
            stagingArea.requireRoom(bytes);
        }
    }

    @Override
    public boolean hasVideo(String hash, Path original) {
        return StorageIo.attempt(() -> isSame(original, root.resolve(MediaStore.nameOfVideo(hash))));
    }

    @Override
    public void video(String hash, Path original) {
        importFile(original, root.resolve(MediaStore.nameOfVideo(hash)));
    }

    @Override
    public void thumbnail(String hash, Path png) {
        importFile(png, thumbnail(hash, MediaStore.PNG));
    }

    @Override
    public boolean hasThumbnail(String hash) {
        return Files.exists(thumbnail(hash, MediaStore.PNG)) || Files.exists(thumbnail(hash, MediaStore.JPEG));
    }

    @Override
    public void thumbnail(String hash, byte[] jpeg) {
        StorageIo.run(() -> PrivateFiles.write(thumbnail(hash, MediaStore.JPEG), jpeg));
    }

    @Override
    public void picture(long channelId, Path jpeg) {
        importFile(jpeg, root.resolve(AvatarFiles.large(channelId)));
    }

    @Override
    public void sync() {
        for (String name : DIRECTORIES) {
            StorageIo.run(() -> PrivateFiles.sync(root.resolve(name)));
        }
    }

    private Path thumbnail(String hash, String mediaType) {
        return root.resolve(MediaStore.nameOfThumbnail(hash, mediaType));
    }

    private void importFile(Path original, Path target) {
        StorageIo.run(() -> {
            if (isSame(original, target)) {
                return;
            }
            if (link) {
                link(original, target);
            } else {
                copy(original, target);
            }
        });
    }

    private void copy(Path original, Path target) throws IOException {
        try (FileChannel bytes = FileChannel.open(original, StandardOpenOption.READ);
                StagedFile stagedFile = stagingArea.begin()) {
            stagedFile.write(bytes, 0, bytes.size());
            Files.setLastModifiedTime(stagedFile.path(), Files.getLastModifiedTime(original));
            stagedFile.sync();
            stagedFile.moveTo(target);
        }
    }

    private void link(Path original, Path target) throws IOException {
        try (StagingDirectory.Slot slot = stagingArea.incoming().claim()) {
            Files.createLink(slot.data(), original.toRealPath());
            Files.move(slot.data(), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean isSame(Path original, Path target) throws IOException {
        BasicFileAttributes imported;
        try {
            imported = Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return false;
        }
        BasicFileAttributes source = Files.readAttributes(original, BasicFileAttributes.class);
        return imported.size() == source.size()
                && imported.lastModifiedTime().toMillis()
                        == source.lastModifiedTime().toMillis();
    }
}
