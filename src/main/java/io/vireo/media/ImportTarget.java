package io.vireo.media;

import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.S3Settings;
import io.vireo.media.storage.StorageFullException;
import io.vireo.platform.config.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Takes the files of an original service into the store, as they are. One that is there already, complete and of the same time, is
 * left alone: what was interrupted goes on where it was. Methods throw as those of {@link MediaStore}.
 *
 * <p>Not for use while a server works with the store. Hash paths are seven of {@code a-z0-9}.
 */
public interface ImportTarget extends AutoCloseable {
    /**
     * Into the store of the settings.
     *
     * @param link whether files become further names of the original's (hard links), which takes no room, instead of copies; only
     *     into a folder
     */
    static ImportTarget of(Settings settings, boolean link) {
        MediaSettings media = MediaSettings.from(settings);
        return S3Settings.from(settings)
                .<ImportTarget>map(bucket -> new S3ImportTarget(bucket, media.root()))
                .orElseGet(() -> new LocalImportTarget(media, link));
    }

    /** Where the store is, to be shown. */
    String place();

    /** The directory of the store; absolute. Empty for a bucket. */
    Optional<Path> folder();

    /** Looks whether the store can be reached; throws {@link io.vireo.platform.config.InvalidSettingException} if it wants other settings. */
    void open();

    /** Makes the directories of the store and removes what was copied in part when an earlier run was interrupted. */
    void prepare();

    /** Throws {@link StorageFullException} if copies of so many bytes would not leave the reserve. */
    void requireRoom(long bytes);

    /** Whether the video is there, as {@link #video} leaves it. */
    boolean hasVideo(String hash, Path original);

    /** Takes a video in, of whatever format. */
    void video(String hash, Path original);

    /** @param png a PNG image */
    void thumbnail(String hash, Path png);

    /** Whether there is a thumbnail of any kind. */
    boolean hasThumbnail(String hash);

    /** Sets a thumbnail that was made anew. */
    void thumbnail(String hash, byte[] jpeg);

    /** @param jpeg a JPEG image of any size */
    void picture(long channelId, Path jpeg);

    /** Returns when all that was taken is there for good. */
    void sync();

    @Override
    void close();
}
