package io.vireo.media;

import io.vireo.platform.OwnerOnly;
import io.vireo.platform.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the files of an original service into the store, as they are and with their time. One that is there already, complete and
 * of the same time, is left alone: what was interrupted goes on where it was. Methods throw as those of {@link MediaStore}.
 *
 * <p>Not for use while a server works with the store.
 */
public final class TakenFiles {
    private static final Pattern HASH = Pattern.compile("[a-z0-9]{7}");

    private final Path root;
    private final long reserve;
    private final boolean link;

    /** @param link whether files become further names of the original's (hard links), which takes no room, instead of copies */
    public TakenFiles(Settings settings, boolean link) {
        MediaSettings media = MediaSettings.from(settings);
        this.root = media.root();
        this.reserve = media.reserve();
        this.link = link;
    }

    /** The directory of the store; absolute. */
    public Path root() {
        return root;
    }

    /** Makes the directories of the store and removes what was copied in part when an earlier run was interrupted. */
    public void prepare() {
        for (String name : List.of("videos", "thumbnails", "cpicture", "incoming")) {
            StoreAccess.attempt(() -> OwnerOnly.directory(root.resolve(name)));
        }
        StoreAccess.attempt(() -> new Incoming(root.resolve("incoming")).sweep());
    }

    /** Throws {@link StoreFull} if copies of so many bytes would not leave the reserve. */
    public void requireRoom(long bytes) {
        StoreAccess.attempt(() -> {
            if (!link && FreeSpace.of(root) - reserve < bytes) {
                throw new StoreFull(null);
            }
            return root;
        });
    }

    /** Whether the video is there, as {@link #video} leaves it. */
    public boolean hasVideo(String hash, Path original) {
        return StoreAccess.attempt(() -> isSame(original, video(hash)));
    }

    public void video(String hash, Path original) {
        take(original, video(hash));
    }

    /** @param png a PNG image */
    public void thumbnail(String hash, Path png) {
        take(png, place("thumbnails", hash, ".png"));
    }

    /** Whether there is a thumbnail of any kind. */
    public boolean hasThumbnail(String hash) {
        return Files.exists(place("thumbnails", hash, ".png")) || Files.exists(place("thumbnails", hash, ".jpg"));
    }

    /** Sets a thumbnail that was made anew. */
    public void thumbnail(String hash, byte[] jpeg) {
        StoreAccess.attempt(() -> {
            OwnerOnly.write(place("thumbnails", hash, ".jpg"), jpeg);
            return jpeg;
        });
    }

    /** @param jpeg a JPEG image of any size */
    public void picture(long channelId, Path jpeg) {
        take(jpeg, root.resolve("cpicture").resolve("c" + channelId + ".jpg"));
    }

    /** Returns when the names of all that was taken are on the disk; their bytes are already. */
    public void sync() {
        for (String name : List.of("videos", "thumbnails", "cpicture")) {
            StoreAccess.attempt(() -> {
                OwnerOnly.sync(root.resolve(name));
                return name;
            });
        }
    }

    private Path video(String hash) {
        return place("videos", hash, ".mp4");
    }

    private Path place(String directory, String hash, String ending) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("Not a hash path");
        }
        return root.resolve(directory).resolve(hash + ending);
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
        Incoming.Place place = new Incoming(root.resolve("incoming")).claim();
        try (FileChannel bytes = FileChannel.open(original, StandardOpenOption.READ);
                Draft draft = new Draft(place, OwnerOnly.newFile(place.data()), reserve, false)) {
            draft.write(bytes, 0, bytes.size());
            Files.setLastModifiedTime(draft.path(), Files.getLastModifiedTime(original));
            draft.sync();
            draft.moveTo(target);
        }
        return target;
    }

    private Path link(Path original, Path target) throws IOException {
        try (Incoming.Place place = new Incoming(root.resolve("incoming")).claim()) {
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
