package io.vireo.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Sends into the {@link Bucket} of the store. An object there keeps the time of its original beside it, and has all its bytes or is not
 * there; so length and time tell that it is complete.
 */
final class TakenIntoBucket implements TakenFiles {
    private static final String TIME = "vireo-original-time";

    private final BucketSettings settings;
    private final Bucket bucket;

    TakenIntoBucket(BucketSettings settings, Path root) {
        this.settings = settings;
        this.bucket = new Bucket(settings, root);
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
        bucket.open();
        find("videos/");
    }

    /** Only of videos, which alone are sent in parts. Whatever their age, for no server is at work. */
    @Override
    public void prepare() {
        bucket.sweepPrepared("videos/", Instant.MAX);
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
        bucket.put(MediaStore.nameOfThumbnail(hash, MediaStore.JPEG), MediaStore.JPEG, jpeg);
    }

    @Override
    public void picture(long channelId, Path jpeg) {
        take(jpeg, ChannelPictures.large(channelId), MediaStore.JPEG);
    }

    /** An object is there for good when the store says that it has it. */
    @Override
    public void sync() {}

    @Override
    public void close() {
        bucket.close();
    }

    private void take(Path original, String name, String mediaType) {
        if (isSame(original, name)) {
            return;
        }
        StoreAccess.run(() -> {
            Map<String, String> metadata = Map.of(TIME, time(original));
            try (BucketUpload upload =
                    BucketUpload.begin(bucket.client(), settings.bucket(), bucket.key(name), mediaType, metadata)) {
                upload.send(original, Files.size(original));
                upload.complete();
            }
        });
    }

    private boolean isSame(Path original, String name) {
        HeadObjectResponse there = find(name);
        return there != null
                && StoreAccess.attempt(() -> there.contentLength() == Files.size(original)
                        && time(original).equals(there.metadata().get(TIME)));
    }

    private @Nullable HeadObjectResponse find(String name) {
        return BucketCall.find(() -> bucket.client()
                .headObject(request -> request.bucket(settings.bucket()).key(bucket.key(name))));
    }

    /** In milliseconds since 1970. */
    private static String time(Path file) throws IOException {
        return Long.toString(Files.getLastModifiedTime(file).toMillis());
    }
}
