package io.vireo.media;

import io.vireo.media.storage.S3Bucket;
import io.vireo.media.storage.S3Errors;
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
 * Imports into {@link S3Storage}. The time of the original file is stored in the metadata of the object. An object is always complete,
 * so that equal length and time mean that a file is imported.
 */
final class S3ImportTarget implements ImportTarget {
    private static final String TIME = "vireo-original-time";

    private final S3Bucket bucket;
    private final S3Storage storage;

    S3ImportTarget(S3Bucket bucket, Path root) {
        this.bucket = bucket;
        this.storage = new S3Storage(bucket, root);
    }

    @Override
    public String place() {
        return "the bucket " + bucket.name()
                + bucket.endpoint().map(url -> " at " + url).orElse("");
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    /** Fails if the bucket is not accessible, unlike at the start of a server. */
    @Override
    public void open() {
        storage.open();
        find("videos/");
    }

    /** Aborts unfinished multipart uploads of any age, because no server is running. Only videos are uploaded in parts. */
    @Override
    public void prepare() {
        storage.discardPrepared("videos/", Instant.MAX);
    }

    /** No check: S3 does not report free space. */
    @Override
    public void requireRoom(long bytes) {}

    @Override
    public boolean hasVideo(String hash, Path original) {
        return isSame(original, MediaStore.nameOfVideo(hash));
    }

    @Override
    public void video(String hash, Path original) {
        importFile(original, MediaStore.nameOfVideo(hash), MediaStore.MP4);
    }

    @Override
    public void thumbnail(String hash, Path png) {
        importFile(png, MediaStore.nameOfThumbnail(hash, MediaStore.PNG), MediaStore.PNG);
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
        importFile(jpeg, AvatarFiles.large(channelId), MediaStore.JPEG);
    }

    /** No operation: S3 objects are durable when the upload has been confirmed. */
    @Override
    public void sync() {}

    @Override
    public void close() {
        storage.close();
    }

    private void importFile(Path original, String name, String mediaType) {
        if (isSame(original, name)) {
            return;
        }
        StorageIo.run(() -> {
            Map<String, String> metadata = Map.of(TIME, time(original));
            try (S3Upload upload =
                    S3Upload.begin(storage.client(), bucket.name(), storage.key(name), mediaType, metadata)) {
                upload.send(original, Files.size(original));
                upload.complete();
            }
        });
    }

    private boolean isSame(Path original, String name) {
        HeadObjectResponse head = find(name);
        return head != null
                && StorageIo.attempt(() -> head.contentLength() == Files.size(original)
                        && time(original).equals(head.metadata().get(TIME)));
    }

    private @Nullable HeadObjectResponse find(String name) {
        return S3Errors.find(() -> storage.client()
                .headObject(request -> request.bucket(bucket.name()).key(storage.key(name))));
    }

    /** Returns the modification time in milliseconds since 1970. */
    private static String time(Path file) throws IOException {
        return Long.toString(Files.getLastModifiedTime(file).toMillis());
    }
}
