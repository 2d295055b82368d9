package io.vireo.media;

import io.vireo.platform.WrongSetting;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finished files in an object store that speaks S3 (docs/decisions/0057-bucket.md). An object appears whole or not at all, by the
 * promise of S3, and its entity tag is that of the file.
 */
public final class Bucket implements StoredFiles {
    private static final System.Logger LOG = System.getLogger(Bucket.class.getName());

    private final BucketSettings settings;
    private final UploadNotes notes;
    private @Nullable S3Client client;

    /** @param root where this node keeps what is on its way */
    Bucket(BucketSettings settings, Path root) {
        this.settings = settings;
        this.notes = new UploadNotes(root.resolve("sending"));
    }

    BucketSettings settings() {
        return settings;
    }

    /** Whether viewers are sent to the bucket by {@link #addresses}; otherwise its bytes are brought to them. */
    public boolean redirects() {
        return settings.redirect();
    }

    /** The caller closes them. */
    public BucketAddresses addresses() {
        return new BucketAddresses(this);
    }

    /** How many threads may wait for bytes of the bucket at once. */
    public int senders() {
        return settings.senders();
    }

    /** That the store does not answer now is no reason not to start. */
    @Override
    public void open() {
        client = BucketClient.of(settings);
        try {
            client.headBucket(request -> request.bucket(settings.bucket()));
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                case 404 ->
                    throw new WrongSetting("vireo.media.s3.bucket", "names a bucket that the store does not have");
                case 401, 403 ->
                    throw new WrongSetting("vireo.media.s3.access-key", "and .secret-key are not let into the bucket");
                case 301, 400 -> throw new WrongSetting("vireo.media.s3.region", "is not that of the bucket");
                default -> LOG.log(Level.WARNING, "The object store does not answer as it should: {0}", e.getMessage());
            }
        } catch (SdkException e) {
            LOG.log(Level.WARNING, "The object store cannot be reached: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    S3Client client() {
        if (client == null) {
            throw new IllegalStateException("The bucket is not open");
        }
        return client;
    }

    String key(String name) {
        return settings.prefix() + name;
    }

    @Override
    public Optional<StoredFile> find(String name, String mediaType) {
        HeadObjectResponse head = BucketCall.find(() ->
                client().headObject(request -> request.bucket(settings.bucket()).key(key(name))));
        return Optional.ofNullable(head)
                .map(found -> new StoredFile(
                        Path.of(name),
                        found.contentLength(),
                        found.lastModified().truncatedTo(ChronoUnit.SECONDS),
                        mediaType,
                        quoted(found.eTag())));
    }

    private static String quoted(String etag) {
        return etag.startsWith("\"") ? etag : '"' + etag + '"';
    }

    /** Reading has to be ended by {@link #stop} if not all is read: closing would wait for the rest. */
    @Override
    public ResponseInputStream<GetObjectResponse> read(StoredFile file, long offset, long length)
            throws NoSuchFileException {
        ResponseInputStream<GetObjectResponse> body = BucketCall.find(() -> client().getObject(request -> {
            request.bucket(settings.bucket()).key(key(name(file))).ifMatch(file.etag());
            if (offset > 0 || length < file.length()) {
                request.range("bytes=" + offset + '-' + (offset + length - 1));
            }
        }));
        if (body == null) {
            throw new NoSuchFileException(name(file));
        }
        return body;
    }

    /** The name of a file that was found here. */
    static String name(StoredFile file) {
        return file.path().toString().replace('\\', '/');
    }

    /** Breaks the connection. */
    public static void stop(InputStream body) {
        if (body instanceof ResponseInputStream<?> response) {
            response.abort();
        }
    }

    /** Nothing to be seen until it is completed. */
    @Override
    public void prepare(Draft draft, String name, String mediaType) throws IOException {
        BucketUpload upload = BucketUpload.begin(client(), settings.bucket(), key(name), mediaType, Map.of());
        draft.begin(upload);
        upload.note(notes);
        upload.send(draft.path(), draft.size());
    }

    @Override
    public void take(Draft draft, String name) {
        BucketUpload upload = draft.upload();
        if (upload == null) {
            throw new IllegalStateException("The draft was not prepared");
        }
        upload.complete();
    }

    @Override
    public void put(String name, String mediaType, byte[] content) {
        BucketCall.make(() -> client().putObject(
                        request ->
                                request.bucket(settings.bucket()).key(key(name)).contentType(mediaType),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void remove(String name) {
        removeKey(key(name));
    }

    /** S3 does not tell whether there was one. */
    private void removeKey(String key) {
        BucketCall.find(() -> client().deleteObject(
                        request -> request.bucket(settings.bucket()).key(key)));
    }

    @Override
    public void removeAll(String directory) {
        objects(directory).forEach(object -> removeKey(object.key()));
    }

    @Override
    public void sweep(String directory, Instant moment) {
        objects(directory).stream()
                .filter(object -> object.lastModified().isBefore(moment))
                .forEach(object -> removeKey(object.key()));
    }

    private List<S3Object> objects(String directory) {
        return BucketCall.make(() -> client()
                .listObjectsV2Paginator(
                        request -> request.bucket(settings.bucket()).prefix(key(directory) + '/'))
                .contents()
                .stream()
                .toList());
    }

    /** Those of this node at once, those of others by their age: a bucket knows no locks that would tell whether they are alive. */
    @Override
    public int sweepPrepared(Instant moment) throws IOException {
        return notes.sweep(this::giveUp) + sweepPrepared("", moment);
    }

    /** Only of names that begin so. */
    int sweepPrepared(String names, Instant moment) {
        List<MultipartUpload> old = BucketCall.make(() -> client()
                .listMultipartUploadsPaginator(
                        request -> request.bucket(settings.bucket()).prefix(key(names)))
                .uploads()
                .stream()
                .filter(upload -> upload.initiated().isBefore(moment))
                .toList());
        old.forEach(upload -> giveUp(upload.key(), upload.uploadId()));
        return old.size();
    }

    private void giveUp(String key, String id) {
        BucketCall.find(() -> client().abortMultipartUpload(
                        request -> request.bucket(settings.bucket()).key(key).uploadId(id)));
    }
}
