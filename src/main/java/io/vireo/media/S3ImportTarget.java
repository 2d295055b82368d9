package io.vireo.media;

import io.vireo.media.storage.S3Errors;
import io.vireo.media.storage.S3Settings;
import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.S3Upload;
import io.vireo.media.storage.StorageIo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Sends into the {@link S3Storage} of the store. An object there keeps the time of its original beside it, and has all its bytes or is not
 * there; so length and time tell that it is complete.
 */
final class S3ImportTarget implements ImportTarget {
    private static final String TIME = "vireo-original-time";

    private final S3Settings settings;
    private final S3Storage storage;

    S3ImportTarget(S3Settings settings, Path root) {
        this.settings = settings;
        this.storage = new S3Storage(settings, root);
    }

    @Override
    public String place() {
        return "the bucket " + settings.bucket()
                + settings.endpoint().map(at -> " at " + at).orElse("");
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    /** A server may start without its bucket; here there is nothing to do then. */
    @Override
    public void open() {
        storage.open();
        find("videos/");
    }

    /** Only of videos, which alone are sent in parts. Whatever their age, for no server is at work. */
    @Override
    public void prepare() {
        storage.sweepPrepared("videos/", Instant.MAX);
    }

    /** A bucket does not say how much room it has. */
    @Override
    public void requireRoom(long bytes) {}

    @Override
    public boolean hasVideo(String hash, Path original) {
        return isSame(original, MediaStore.nameOfVideo(hash));
    }

    @Override
    public void video(String hash, Path original) {
        take(original, MediaStore.nameOfVideo(hash), MediaStore.MP4);
    }

    @Override
    public void thumbnail(String hash, Path png) {
        take(png, MediaStore.nameOfThumbnail(hash, MediaStore.PNG), MediaStore.PNG);
    }

    @Override
    public boolean hasThumbnail(String hash) {
        return find(MediaStore.nameOfThumbnail(hash, MediaStore.PNG)) != null
                || find(MediaStore.nameOfThumbnail(hash, MediaStore.JPEG)) != null;
    }

    @Override
    public void thumbnail(String hash, byte[] jpeg) {
        storage.put(MediaStore.nameOfThumbnail(hash, MediaStore.JPEG), MediaStore.JPEG, jpeg);
    }

    @Override
    public void picture(long channelId, Path jpeg) {
        take(jpeg, AvatarFiles.large(channelId), MediaStore.JPEG);
    }

    /** An object is there for good when the store says that it has it. */
    @Override
    public void sync() {}

    @Override
    public void close() {
        storage.close();
    }

    private void take(Path original, String name, String mediaType) {
        if (isSame(original, name)) {
            return;
        }
        StorageIo.run(() -> {
            Map<String, String> metadata = Map.of(TIME, time(original));
            try (S3Upload upload =
                    S3Upload.begin(storage.client(), settings.bucket(), storage.key(name), mediaType, metadata)) {
                upload.send(original, Files.size(original));
                upload.complete();
            }
        });
    }

    private boolean isSame(Path original, String name) {
        HeadObjectResponse there = find(name);
        return there != null
                && StorageIo.attempt(() -> there.contentLength() == Files.size(original)
                        && time(original).equals(there.metadata().get(TIME)));
    }

    private @Nullable HeadObjectResponse find(String name) {
        return S3Errors.find(() -> storage.client()
                .headObject(request -> request.bucket(settings.bucket()).key(storage.key(name))));
    }

    /** In milliseconds since 1970. */
    private static String time(Path file) throws IOException {
        return Long.toString(Files.getLastModifiedTime(file).toMillis());
    }
}
