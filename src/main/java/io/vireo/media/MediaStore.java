package io.vireo.media;

import io.vireo.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The finished files of videos and images: {@code videos/<hash>.mp4}, {@code thumbnails/<hash>.jpg} (ours) or {@code .png} (taken over
 * from the original service), {@code cpicture/} for {@link ChannelPictures} and {@code choices/} for {@link ProposedFrames}, in a folder
 * or in a bucket. What is on its way is among the {@link Drafts}.
 *
 * <p>A hash is seven characters of {@code a-z0-9}; nothing is ever found, and nothing removed, under another name. Several nodes
 * may share folder and bucket. Methods throw {@link StoreFull} for lack of room, {@link java.io.UncheckedIOException} for other
 * failures of the disk and {@link io.vireo.http.Unavailable} for a bucket that does not answer.
 */
@ApplicationScoped
public class MediaStore {
    private static final Pattern HASH = Pattern.compile("[a-z0-9]{7}");
    static final String JPEG = "image/jpeg";
    static final String MP4 = "video/mp4";
    static final String PNG = "image/png";

    private final Path root;
    private final Drafts drafts;
    private final StoredFiles files;

    /** With the settings of the running application. */
    public MediaStore() {
        this(MediaSettings.from(Settings.current()), BucketSettings.from(Settings.current()));
    }

    MediaStore(MediaSettings settings) {
        this(settings, Optional.empty());
    }

    MediaStore(MediaSettings settings, Optional<BucketSettings> bucket) {
        root = settings.root();
        drafts = new Drafts(settings);
        files = bucket.<StoredFiles>map(found -> new Bucket(found, root))
                .orElseGet(() -> new Folder(root, drafts.incoming()));
    }

    /** Not done by the constructor, which also serves for the proxy of the bean. */
    @PostConstruct
    void makeDirectories() {
        drafts.makeDirectory();
        StoreAccess.run(files::open);
    }

    @PreDestroy
    void close() {
        files.close();
    }

    /** Where finished files are. */
    StoredFiles files() {
        return files;
    }

    /** Where finished files are, if that is a bucket. */
    public Optional<Bucket> bucket() {
        return files instanceof Bucket bucket ? Optional.of(bucket) : Optional.empty();
    }

    /** The directory of the store, absolute. In it are all files, or those on their way into a bucket. */
    public Path root() {
        return root;
    }

    /**
     * Does of {@link #publish} what takes long. Nothing is to be seen of it, and nothing is left when the draft is closed without
     * having been published.
     */
    public void prepare(Draft draft, String hash) {
        StoreAccess.run(() -> files.prepare(draft, nameOfVideo(hash), MP4));
    }

    /**
     * Makes the draft the video of {@code hash}, with its thumbnail, durably. If this fails nothing of it is left. What the hash
     * had before is replaced: the caller makes sure that it had nothing that counts, and that nobody else publishes it now.
     *
     * @param draft one that {@link #prepare} was called with
     * @param thumbnailJpeg the bytes of a JPEG image
     */
    public void publish(Draft draft, String hash, byte[] thumbnailJpeg) {
        String video = nameOfVideo(hash);
        StoreAccess.run(() -> {
            try {
                files.put(nameOfThumbnail(hash, JPEG), JPEG, thumbnailJpeg);
                files.take(draft, video);
            } catch (IOException | RuntimeException e) {
                withdraw(hash, e);
                throw e;
            }
        });
    }

    private void withdraw(String hash, Exception why) {
        try {
            files.remove(nameOfThumbnail(hash, JPEG));
            files.remove(nameOfVideo(hash));
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
        StoreAccess.run(() -> {
            files.put(nameOfThumbnail(hash, JPEG), JPEG, thumbnailJpeg);
            files.remove(nameOfThumbnail(hash, PNG));
        });
    }

    /** Deletes the video of a hash and its images, as far as they exist: also the others if one cannot be deleted, which is thrown. */
    public void remove(String hash) {
        if (isHash(hash)) {
            StoreAccess.runAll(
                    () -> files.remove(nameOfVideo(hash)),
                    () -> files.remove(nameOfThumbnail(hash, JPEG)),
                    () -> files.remove(nameOfThumbnail(hash, PNG)),
                    () -> files.removeAll(ProposedFrames.directory(hash)));
        }
    }

    /** What {@code use} makes of the file, which it finds on this machine's disk. */
    public <T> T onDisk(StoredFile file, Use<T> use) {
        return StoreAccess.attempt(() -> {
            if (files instanceof Folder) {
                return use.of(file.path());
            }
            drafts.requireRoom(file.length());
            try (Draft copy = drafts.begin();
                    InputStream bytes = files.read(file, 0, file.length())) {
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
        return StoreAccess.attempt(() -> files.sweepPrepared(moment));
    }

    static String nameOfVideo(String hash) {
        return "videos/" + requireHash(hash) + ".mp4";
    }

    static String nameOfThumbnail(String hash, String mediaType) {
        return "thumbnails/" + requireHash(hash) + (mediaType.equals(JPEG) ? ".jpg" : ".png");
    }

    static boolean isHash(String hash) {
        return HASH.matcher(hash).matches();
    }

    static String requireHash(String hash) {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("Not a hash path");
        }
        return hash;
    }

    private Optional<StoredFile> found(String name, String mediaType) {
        return StoreAccess.attempt(() -> files.find(name, mediaType));
    }
}
