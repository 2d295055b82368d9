package io.vireo.media;

import io.vireo.platform.OwnerOnly;
import io.vireo.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of videos and images, owner-only, under one root: {@code videos/<hash>.mp4}, {@code thumbnails/<hash>.jpg} (ours) or
 * {@code .png} (taken over from the original service), {@code cpicture/} for {@link ChannelPictures}, {@code incoming/} for drafts and
 * {@code choices/} for frames to choose from.
 *
 * <p>A hash is seven characters of {@code a-z0-9}; nothing is ever found, and nothing removed, under another name. Several nodes
 * may share the root. Methods throw {@link StoreFull} for lack of room and {@link java.io.UncheckedIOException} for other failures
 * of the disk.
 */
@ApplicationScoped
public class MediaStore {
    private static final Pattern HASH = Pattern.compile("[a-z0-9]{7}");
    static final String JPEG = "image/jpeg";

    private final Path videos;
    private final Path thumbnails;
    private final Path pictures;
    private final Path drafts;
    private final Path choices;
    private final long reserve;

    /** With the settings of the running application. */
    public MediaStore() {
        this(MediaSettings.from(Settings.current()));
    }

    MediaStore(MediaSettings settings) {
        videos = settings.root().resolve("videos");
        thumbnails = settings.root().resolve("thumbnails");
        pictures = settings.root().resolve("cpicture");
        drafts = settings.root().resolve("incoming");
        choices = settings.root().resolve("choices");
        reserve = settings.reserve();
    }

    /** Not done by the constructor, which also serves for the proxy of the bean. */
    @PostConstruct
    void makeDirectories() {
        for (Path directory : List.of(videos, thumbnails, pictures, drafts, choices)) {
            StoreAccess.attempt(() -> OwnerOnly.directory(directory));
        }
    }

    /** Throws {@link StoreFull} if so many bytes more would not leave the reserve. */
    public void requireRoom(long bytes) {
        StoreAccess.attempt(() -> {
            if (FreeSpace.of(drafts) - reserve < bytes) {
                throw new StoreFull(null);
            }
            return drafts;
        });
    }

    /** A new, empty draft. */
    public Draft newDraft() {
        return StoreAccess.attempt(() -> {
            Incoming.Place place = new Incoming(drafts).claim();
            try {
                return new Draft(place, OwnerOnly.newFile(place.data()), reserve, false);
            } catch (IOException e) {
                place.close();
                throw e;
            }
        });
    }

    /**
     * Makes the draft the video of {@code hash}, with its thumbnail, durably. If this fails nothing of it is left. What the hash
     * had before is replaced: the caller makes sure that it had nothing that counts, and that nobody else publishes it now.
     *
     * @param thumbnailJpeg the bytes of a JPEG image
     */
    public void publish(Draft draft, String hash, byte[] thumbnailJpeg) {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("Not a hash path");
        }
        StoreAccess.attempt(() -> {
            OwnerOnly.writeNew(draft.image(), thumbnailJpeg);
            draft.sync();
            return move(draft, thumbnails.resolve(hash + ".jpg"), videos.resolve(hash + ".mp4"));
        });
    }

    private Path move(Draft draft, Path thumbnail, Path video) throws IOException {
        boolean complete = false;
        try {
            Files.move(draft.image(), thumbnail, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.sync(thumbnails);
            draft.moveTo(video);
            OwnerOnly.sync(videos);
            complete = true;
            return video;
        } finally {
            if (!complete) {
                Files.deleteIfExists(thumbnail);
                draft.withdraw(video);
            }
        }
    }

    /** The video of a hash; empty if there is none, and for anything that is not a hash. */
    public Optional<StoredFile> video(String hash) {
        return isHash(hash) ? found(videos.resolve(hash + ".mp4"), "video/mp4") : Optional.empty();
    }

    /** The image of a video, JPEG or PNG; empty if there is none, and for anything that is not a hash. */
    public Optional<StoredFile> thumbnail(String hash) {
        return isHash(hash)
                ? found(thumbnails.resolve(hash + ".jpg"), JPEG)
                        .or(() -> found(thumbnails.resolve(hash + ".png"), "image/png"))
                : Optional.empty();
    }

    /** Puts another image in the place of a video's, durably and in one step; the caller makes sure that there is the video. */
    public void replaceThumbnail(String hash, byte[] thumbnailJpeg) {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("Not a hash path");
        }
        StoreAccess.attempt(() -> {
            OwnerOnly.write(thumbnails.resolve(hash + ".jpg"), thumbnailJpeg);
            OwnerOnly.sync(thumbnails);
            return Files.deleteIfExists(thumbnails.resolve(hash + ".png"));
        });
    }

    /** How many frames of a video there are to choose from; 0 if they have to be made. */
    public int choices(String hash) {
        return isHash(hash) ? StoreAccess.attempt(() -> new ProposedFrames(choices).count(hash)) : 0;
    }

    /** Keeps frames of a video to choose from, for a while. */
    public void propose(String hash, List<byte[]> jpegs) {
        if (isHash(hash)) {
            StoreAccess.attempt(() -> {
                new ProposedFrames(choices).put(hash, jpegs);
                return jpegs;
            });
        }
    }

    /** One of the frames to choose from, counted from 1; empty if there is none such. */
    public Optional<StoredFile> choice(String hash, int number) {
        return isHash(hash) && video(hash).isPresent()
                ? StoreAccess.attempt(() -> new ProposedFrames(choices).get(hash, number))
                : Optional.empty();
    }

    /** Deletes the frames to choose from that were made before a moment; they can be made again. */
    public void sweepChoices(Instant moment) {
        StoreAccess.attempt(() -> {
            new ProposedFrames(choices).sweep(moment);
            return choices;
        });
    }

    /** The directory of {@link ChannelPictures}. */
    Path pictures() {
        return pictures;
    }

    /** Deletes the video of a hash and its images, as far as they exist. */
    public void remove(String hash) {
        if (isHash(hash)) {
            for (Path file : List.of(
                    videos.resolve(hash + ".mp4"),
                    thumbnails.resolve(hash + ".jpg"),
                    thumbnails.resolve(hash + ".png"))) {
                StoreAccess.attempt(() -> Files.deleteIfExists(file));
            }
            StoreAccess.attempt(() -> {
                new ProposedFrames(choices).remove(hash);
                return hash;
            });
        }
    }

    /** Deletes what crashes have left in {@code incoming/}, never a draft that is alive here or on another node; how many files. */
    public int sweepDrafts() {
        return StoreAccess.attempt(() -> new Incoming(drafts).sweep());
    }

    private static boolean isHash(String hash) {
        return HASH.matcher(hash).matches();
    }

    private static Optional<StoredFile> found(Path path, String mediaType) {
        return StoreAccess.attempt(() -> StoredFile.at(path, mediaType));
    }
}
