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
 * The published files of videos and images, in a local directory or an S3 bucket: {@code videos/<hash>.mp4}, {@code thumbnails/<hash>.jpg}
 * or, imported from the original service, {@code .png}, {@code cpicture/} for {@link AvatarFiles}, {@code choices/} for
 * {@link ThumbnailCandidates}, {@code segments/} for {@link SegmentFiles} and {@code storyboards/} for {@link StoryboardFiles}. Files that
 * are not published yet are in the {@link StagingArea}.
 *
 * <p>A hash path is seven characters of {@code a-z0-9}; other names are never looked up or removed. Several nodes may share directory and
 * bucket. Methods throw {@link StorageFullException} if the disk or the store is full, {@link java.io.UncheckedIOException} for other I/O
 * errors and {@link io.vireo.http.ServiceUnavailableException} if the bucket does not respond.
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

    /** Creates a store in a local directory. */
    public MediaStore(MediaSettings settings) {
        this(settings, new S3Settings(Optional.empty()));
    }

    @Inject
    public MediaStore(MediaSettings settings, S3Settings s3) {
        root = settings.root();
        stagingArea = new StagingArea(settings);
        storage = s3.bucket()
                .<FileStorage>map(bucket -> new S3Storage(bucket, root))
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

    /** Returns the storage of the published files. */
    FileStorage files() {
        return storage;
    }

    /** Returns the storage of the published files if it is a bucket. */
    public Optional<S3Storage> bucket() {
        return storage instanceof S3Storage storage ? Optional.of(storage) : Optional.empty();
    }

    /** Returns the absolute local directory of the store. With a bucket it only has files that are not published yet. */
    public Path root() {
        return root;
    }

    /**
     * Performs the slow part of {@link #publish}. The result is not visible, and it is discarded when the staged file is closed without
     * having been published.
     */
    public void prepare(StagedFile stagedFile, String hash) {
        StorageIo.run(() -> storage.prepare(stagedFile, nameOfVideo(hash), MP4));
    }

    /**
     * Publishes a staged file as the video of a hash path, together with its thumbnail, durably. Existing files of the hash path are
     * replaced. After a failure neither file exists. The caller must prevent concurrent publications of the hash path and the loss of a
     * published video.
     *
     * @param stagedFile a file that {@link #prepare} was called with
     * @param thumbnailJpeg the bytes of a JPEG image
     */
    public void publish(StagedFile stagedFile, String hash, byte[] thumbnailJpeg) {
        String video = nameOfVideo(hash);
        StorageIo.run(() -> {
            try {
                storage.put(nameOfThumbnail(hash, JPEG), JPEG, thumbnailJpeg);
                storage.commit(stagedFile, video);
            } catch (IOException | RuntimeException e) {
                rollBack(hash, e);
                throw e;
            }
        });
    }

    private void rollBack(String hash, Exception cause) {
        try {
            storage.remove(nameOfThumbnail(hash, JPEG));
            storage.remove(SegmentFiles.name(hash));
            storage.remove(nameOfVideo(hash));
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Returns the video of a hash path; empty if there is none, or if the text is not a hash path. */
    public Optional<StoredFile> video(String hash) {
        return isHash(hash) ? find(nameOfVideo(hash), MP4) : Optional.empty();
    }

    /** Returns the thumbnail of a video, JPEG or PNG; empty if there is none, or if the text is not a hash path. */
    public Optional<StoredFile> thumbnail(String hash) {
        return isHash(hash)
                ? find(nameOfThumbnail(hash, JPEG), JPEG).or(() -> find(nameOfThumbnail(hash, PNG), PNG))
                : Optional.empty();
    }

    /**
     * Replaces the thumbnail of a video durably and atomically. The caller must ensure that the video exists.
     *
     * @param thumbnailJpeg the bytes of a JPEG image
     */
    public void replaceThumbnail(String hash, byte[] thumbnailJpeg) {
        requireHash(hash);
        StorageIo.run(() -> {
            storage.put(nameOfThumbnail(hash, JPEG), JPEG, thumbnailJpeg);
            storage.remove(nameOfThumbnail(hash, PNG));
        });
    }

    /**
     * Deletes the video of a hash path, its segment index and its images, as far as they exist. If a deletion fails, the others are still
     * attempted, and the first failure is thrown.
     */
    public void remove(String hash) {
        if (isHash(hash)) {
            StorageIo.runAll(
                    () -> storage.remove(nameOfVideo(hash)),
                    () -> storage.remove(SegmentFiles.name(hash)),
                    () -> storage.remove(nameOfThumbnail(hash, JPEG)),
                    () -> storage.remove(nameOfThumbnail(hash, PNG)),
                    () -> storage.removeAll(ThumbnailCandidates.directory(hash)),
                    () -> storage.removeAll(StoryboardFiles.directory(hash)));
        }
    }

    /**
     * Returns the result of {@code use} for the file on the local disk. A file in a bucket is downloaded to a temporary file for the
     * duration of the call.
     */
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

    /** An operation on a local file. */
    public interface Use<T> {
        T of(Path file) throws IOException;
    }

    /**
     * Discards what stopped nodes have prepared and not published: in a bucket the unfinished uploads of this node, and those of any
     * node that began before {@code moment}; in a local directory nothing, because prepared files are staged files.
     *
     * @return the number of discarded uploads
     */
    public int discardPrepared(Instant moment) {
        return StorageIo.attempt(() -> storage.discardPrepared(moment));
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

    private Optional<StoredFile> find(String name, String mediaType) {
        return StorageIo.attempt(() -> storage.find(name, mediaType));
    }
}
