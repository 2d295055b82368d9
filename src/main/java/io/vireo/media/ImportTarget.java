package io.vireo.media;

import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.S3Settings;
import io.vireo.media.storage.StorageFullException;
import io.vireo.platform.config.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Imports the files of an original service into the media store unmodified. A file that exists completely with the same time is
 * skipped, so that an interrupted import can be resumed. Methods throw the exceptions of {@link MediaStore}.
 *
 * <p>No server may use the store during an import. Hash paths are seven characters of {@code a-z0-9}.
 */
public interface ImportTarget extends AutoCloseable {
    /**
     * Returns the target for the configured store.
     *
     * @param link whether files are hard-linked instead of copied, which takes no disk space; only for a local store
     */
    static ImportTarget of(Settings settings, boolean link) {
        MediaSettings media = MediaSettings.from(settings);
        return S3Settings.from(settings)
                .bucket()
                .<ImportTarget>map(bucket -> new S3ImportTarget(bucket, media.root()))
                .orElseGet(() -> new LocalImportTarget(media, link));
    }

    /** Returns the location of the store for display. */
    String place();

    /** Returns the absolute directory of a local store; empty for S3. */
    Optional<Path> folder();

    /** Checks that the store can be accessed; throws {@link io.vireo.platform.config.InvalidSettingException} if its settings are wrong. */
    void open();

    /** Creates the directories of the store and removes partial copies of an interrupted run. */
    void prepare();

    /** Throws {@link StorageFullException} if copies of {@code bytes} bytes would use the reserved disk space. */
    void requireRoom(long bytes);

    /** Returns whether the video has been imported completely, as {@link #video} does. */
    boolean hasVideo(String hash, Path original);

    /** Imports a video of any format. */
    void video(String hash, Path original);

    /**
     * Imports a thumbnail.
     *
     * @param png a PNG image
     */
    void thumbnail(String hash, Path png);

    /** Returns whether the video has a thumbnail of any format. */
    boolean hasThumbnail(String hash);

    /** Stores a newly generated thumbnail. */
    void thumbnail(String hash, byte[] jpeg);

    /**
     * Imports an avatar.
     *
     * @param jpeg a JPEG image of any size
     */
    void picture(long channelId, Path jpeg);

    /** Returns when all imported files are durable. */
    void sync();

    @Override
    void close();
}
