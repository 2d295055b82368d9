package io.vireo.media;

import io.vireo.platform.OwnerOnly;
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

/** Copies into the {@link Folder} of the store; each appears under its name complete. */
final class TakenIntoFolder implements TakenFiles {
    private final Path root;
    private final Drafts drafts;
    private final boolean link;

    TakenIntoFolder(MediaSettings media, boolean link) {
        this.root = media.root();
        this.drafts = new Drafts(media);
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
        // it is made by prepare
    }

    @Override
    public void close() {
        // no file is open
    }

    @Override
    public void prepare() {
        for (String name : List.of("videos", "thumbnails", "cpicture")) {
            StoreAccess.attempt(() -> OwnerOnly.directory(root.resolve(name)));
        }
        drafts.makeDirectory();
        drafts.sweep();
    }

    @Override
    public void requireRoom(long bytes) {
        if (!link) {
            drafts.requireRoom(bytes);
        }
    }

    @Override
    public boolean hasVideo(String hash, Path original) {
        return StoreAccess.attempt(() -> isSame(original, root.resolve(MediaStore.nameOfVideo(hash))));
    }

    @Override
    public void video(String hash, Path original) {
        take(original, root.resolve(MediaStore.nameOfVideo(hash)));
    }

    @Override
    public void thumbnail(String hash, Path png) {
        take(png, thumbnail(hash, MediaStore.PNG));
    }

    @Override
    public boolean hasThumbnail(String hash) {
        return Files.exists(thumbnail(hash, MediaStore.PNG)) || Files.exists(thumbnail(hash, MediaStore.JPEG));
    }

    @Override
    public void thumbnail(String hash, byte[] jpeg) {
        StoreAccess.attempt(() -> {
            OwnerOnly.write(thumbnail(hash, MediaStore.JPEG), jpeg);
            return jpeg;
        });
    }

    @Override
    public void picture(long channelId, Path jpeg) {
        take(jpeg, root.resolve(ChannelPictures.large(channelId)));
    }

    @Override
    public void sync() {
        for (String name : List.of("videos", "thumbnails", "cpicture")) {
            StoreAccess.attempt(() -> {
                OwnerOnly.sync(root.resolve(name));
                return name;
            });
        }
    }

    private Path thumbnail(String hash, String mediaType) {
        return root.resolve(MediaStore.nameOfThumbnail(hash, mediaType));
    }

    private void take(Path original, Path target) {
        StoreAccess.attempt(() -> {
            if (isSame(original, target)) {
                return target;
            }
            return link ? link(original, target) : copy(original, target);
        });
    }

    private Path copy(Path original, Path target) throws IOException {
        try (FileChannel bytes = FileChannel.open(original, StandardOpenOption.READ);
                Draft draft = drafts.begin()) {
            draft.write(bytes, 0, bytes.size());
            Files.setLastModifiedTime(draft.path(), Files.getLastModifiedTime(original));
            draft.sync();
            draft.moveTo(target);
        }
        return target;
    }

    private Path link(Path original, Path target) throws IOException {
        try (Incoming.Place place = drafts.incoming().claim()) {
            Files.createLink(place.data(), original.toRealPath());
            return Files.move(place.data(), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean isSame(Path original, Path target) throws IOException {
        BasicFileAttributes there;
        try {
            there = Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return false;
        }
        BasicFileAttributes here = Files.readAttributes(original, BasicFileAttributes.class);
        return there.size() == here.size()
                && there.lastModifiedTime().toMillis()
                        == here.lastModifiedTime().toMillis();
    }
}
