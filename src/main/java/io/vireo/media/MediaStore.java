package io.vireo.media;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.FileStorage;
import io.vireo.media.storage.LocalStorage;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.S3Settings;
import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import io.vireo.platform.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The finished files of videos and images: {@code videos/<hash>.mp4}, {@code thumbnails/<hash>.jpg} (ours) or {@code .png} (taken over
 * from the original service), {@code cpicture/} for {@link AvatarFiles} and {@code choices/} for {@link ThumbnailCandidates}, in a folder
 * or in a bucket. What is on its way is among the {@link StagingArea}.
 *
 * <p>A hash is seven characters of {@code a-z0-9}; nothing is ever found, and nothing removed, under another name. Several nodes
 * may share folder and bucket. Methods throw {@link StorageFullException} for lack of room, {@link java.io.UncheckedIOException} for other
 * failures of the disk and {@link io.vireo.http.ServiceUnavailableException} for a bucket that does not answer.
 */
@Component
public class MediaStore {
    private static final Pattern HASH = Pattern.compile("[a-z0-9]{7}");
    static final String JPEG = "image/jpeg";
    static final String MP4 = "video/mp4";
    static final String PNG = "image/png";

    private final Path root;
    private final StagingArea stagingArea;
    private final FileStorage storage;

    @Inject
    MediaStore(MediaSettings settings, Settings all) {
        this(settings, S3Settings.from(all));
    }

    public MediaStore(MediaSettings settings) {
        this(settings, Optional.empty());
    }

    public MediaStore(MediaSettings settings, Optional<S3Settings> bucket) {
        root = settings.root();
        stagingArea = new StagingArea(settings);
        storage = bucket.<FileStorage>map(found -> new S3Storage(found, root))
                .orElseGet(() -> new LocalStorage(root, stagingArea.incoming()));
    }

    @PostConstruct
    public void makeDirectories() {
        stagingArea.makeDirectory();
        StorageIo.run(storage::open);
    }

    @PreDestroy
    public void close() {
        storage.close();
    }

    /** Where finished files are. */
    FileStorage files() {
        return storage;
    }

    /** Where finished files are, if that is a bucket. */
    public Optional<S3Storage> bucket() {
        return storage instanceof S3Storage storage ? Optional.of(storage) : Optional.empty();
    }

    /** The directory of the store, absolute. In it are all files, or those on their way into a bucket. */
    public Path root() {
        return root;
    }

    /**
     * Does of {@link #publish} what takes long. Nothing is to be seen of it, and nothing is left when the draft is closed without
     * having been published.
     */
    public void prepare(StagedFile stagedFile, String hash) {
        StorageIo.run(() -> storage.prepare(stagedFile, nameOfVideo(hash), MP4));
    }

    /**
     * Makes the draft the video of {@code hash}, with its thumbnail, durably. If this fails nothing of it is left. What the hash
     * had before is replaced: the caller makes sure that it had nothing that counts, and that nobody else publishes it now.
     *
     * @param draft one that {@link #prepare} was called with
     * @param thumbnailJpeg the bytes of a JPEG image
     */
    public void publish(StagedFile stagedFile, String hash, byte[] thumbnailJpeg) {
        String video = nameOfVideo(hash);
        StorageIo.run(() -> {
            try {
                storage.put(nameOfThumbnail(hash, JPEG), JPEG, thumbnailJpeg);
                storage.commit(stagedFile, video);
            } catch (IOException | RuntimeException e) {
                withdraw(hash, e);
                throw e;
            }
        });
    }

    private void withdraw(String hash, Exception why) {
        try {
            storage.remove(nameOfThumbnail(hash, JPEG));
            storage.remove(nameOfVideo(hash));
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** The video of a hash; empty if there is none, and for anything that is not a hash. */
    public Optional<StoredFile> video(String hash) {
        return isHash(hash) ? found(nameOfVideo(hash), MP4) : Optional.empty();
    }

    /** The image of a video, JPEG or PNG; empty if there is none, and for anything that is not a hash. */
    public Optional<StoredFile> thumbnail(String hash) {
        return isHash(hash)
                ? found(nameOfThumbnail(hash, JPEG), JPEG).or(() -> found(nameOfThumbnail(hash, PNG), PNG))
                : Optional.empty();
    }

    /** Puts another image in the place of a video's, durably and in one step; the caller makes sure that there is the video. */
    public void replaceThumbnail(String hash, byte[] thumbnailJpeg) {
        requireHash(hash);
        StorageIo.run(() -> {
            storage.put(nameOfThumbnail(hash, JPEG), JPEG, thumbnailJpeg);
            storage.remove(nameOfThumbnail(hash, PNG));
        });
    }

    /** Deletes the video of a hash and its images, as far as they exist: also the others if one cannot be deleted, which is thrown. */
    public void remove(String hash) {
        if (isHash(hash)) {
            StorageIo.runAll(
                    () -> storage.remove(nameOfVideo(hash)),
                    () -> storage.remove(nameOfThumbnail(hash, JPEG)),
                    () -> storage.remove(nameOfThumbnail(hash, PNG)),
                    () -> storage.removeAll(ThumbnailCandidates.directory(hash)));
        }
    }

    /** What {@code use} makes of the file, which it finds on this machine's disk. */
    public <T> T onDisk(StoredFile file, Use<T> use) {
        return StorageIo.attempt(() -> {
            if (storage instanceof LocalStorage) {
                return use.of(file.path());
            }
            stagingArea.requireRoom(file.length());
            try (StagedFile copy = stagingArea.begin();
                    InputStream bytes = storage.read(file, 0, file.length())) {
                bytes.transferTo(Channels.newOutputStream(copy.channel()));
                return use.of(copy.path());
            }
        });
    }

    /** Something to be done with a file. */
    public interface Use<T> {
        T of(Path file) throws IOException;
    }

    /** Gives up uploads into a bucket that were begun before a moment by a node that has died; how many those were. */
    public int sweepPrepared(Instant moment) {
        return StorageIo.attempt(() -> storage.sweepPrepared(moment));
    }

    static String nameOfVideo(String hash) {
        return "videos/" + requireHash(hash) + ".mp4";
    }

    static String nameOfThumbnail(String hash, String mediaType) {
        return "thumbnails/" + requireHash(hash) + (mediaType.equals(JPEG) ? ".jpg" : ".png");
    }

    public static boolean isHash(String hash) {
        return HASH.matcher(hash).matches();
    }

    static String requireHash(String hash) {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("Not a hash path");
        }
        return hash;
    }

    private Optional<StoredFile> found(String name, String mediaType) {
        return StorageIo.attempt(() -> storage.find(name, mediaType));
    }
}
