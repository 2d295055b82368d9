package io.vireo.media.storage;

import io.vireo.media.staging.StagedFile;
import io.vireo.platform.config.InvalidSettingException;
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
 * {@link FileStorage} in an S3-compatible object store (docs/decisions/0057-object-store.md). S3 guarantees that an object appears
 * completely or not at all; its entity tag is used for the file.
 */
public final class S3Storage implements FileStorage {
    private static final System.Logger LOG = System.getLogger(S3Storage.class.getName());

    private final S3Bucket bucket;
    private final MultipartJournal journal;
    private @Nullable S3Client client;

    /** @param root the local directory for the journal of running uploads */
    public S3Storage(S3Bucket bucket, Path root) {
        this.bucket = bucket;
        this.journal = new MultipartJournal(root.resolve("sending"));
    }

    S3Bucket bucket() {
        return bucket;
    }

    /** Returns whether clients are redirected to presigned URLs; otherwise objects are proxied. */
    public boolean redirects() {
        return bucket.redirect();
    }

    /** Returns a generator of presigned URLs, which the caller must close. */
    public PresignedUrls addresses() {
        return new PresignedUrls(this);
    }

    /** Returns the number of threads that may read from the bucket concurrently. */
    public int senders() {
        return bucket.senderThreads();
    }

    /** Opens the client and checks the bucket. An unavailable store does not prevent the start. */
    @Override
    public void open() {
        client = S3ClientFactory.of(bucket);
        try {
            client.headBucket(request -> request.bucket(bucket.name()));
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                case 404 ->
                    throw new InvalidSettingException("vireo.media.s3.bucket", "names a bucket that does not exist");
                case 401, 403 ->
                    throw new InvalidSettingException(
                            "vireo.media.s3.access-key", "and .secret-key do not have access to the bucket");
                case 301, 400 ->
                    throw new InvalidSettingException("vireo.media.s3.region", "is not the region of the bucket");
                default -> LOG.log(Level.WARNING, "The object store sent an unexpected response: {0}", e.getMessage());
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

    public S3Client client() {
        if (client == null) {
            throw new IllegalStateException("The bucket is not open");
        }
        return client;
    }

    public String key(String name) {
        return bucket.prefix() + name;
    }

    @Override
    public Optional<StoredFile> find(String name, String mediaType) {
        HeadObjectResponse head = S3Errors.find(() ->
                client().headObject(request -> request.bucket(bucket.name()).key(key(name))));
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

    /**
     * Opens an object for reading. The caller must call {@link #stop} if it does not read to the end, because closing would read the
     * rest.
     */
    @Override
    public ResponseInputStream<GetObjectResponse> read(StoredFile file, long offset, long length)
            throws NoSuchFileException {
        ResponseInputStream<GetObjectResponse> body = S3Errors.find(() -> client().getObject(request -> {
            request.bucket(bucket.name()).key(key(name(file))).ifMatch(file.etag());
            if (offset > 0 || length < file.length()) {
                request.range("bytes=" + offset + '-' + (offset + length - 1));
            }
        }));
        if (body == null) {
            throw new NoSuchFileException(name(file));
        }
        return body;
    }

    /** Returns the object name of a file found in this storage. */
    static String name(StoredFile file) {
        return file.path().toString().replace('\\', '/');
    }

    /** Aborts the connection of a response body. */
    public static void stop(InputStream body) {
        if (body instanceof ResponseInputStream<?> response) {
            response.abort();
        }
    }

    /** Uploads a file; it is invisible until the upload is completed. */
    @Override
    public void prepare(StagedFile stagedFile, String name, String mediaType) throws IOException {
        S3Upload upload = S3Upload.begin(client(), bucket.name(), key(name), mediaType, Map.of());
        stagedFile.attach(upload);
        upload.recordIn(journal);
        upload.send(stagedFile.path(), stagedFile.size());
    }

    @Override
    public void commit(StagedFile stagedFile, String name) {
        S3Upload upload = stagedFile.upload();
        if (upload == null) {
            throw new IllegalStateException("The staged file was not prepared");
        }
        upload.complete();
    }

    @Override
    public void put(String name, String mediaType, byte[] content) {
        S3Errors.make(() -> client().putObject(
                        request -> request.bucket(bucket.name()).key(key(name)).contentType(mediaType),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void remove(String name) {
        removeKey(key(name));
    }

    /** Removes an object; S3 does not report whether it existed. */
    private void removeKey(String key) {
        S3Errors.find(() ->
                client().deleteObject(request -> request.bucket(bucket.name()).key(key)));
    }

    @Override
    public void removeAll(String directory) {
        objects(directory).forEach(object -> removeKey(object.key()));
    }

    @Override
    public void removeOlderThan(String directory, Instant moment) {
        objects(directory).stream()
                .filter(object -> object.lastModified().isBefore(moment))
                .forEach(object -> removeKey(object.key()));
    }

    private List<S3Object> objects(String directory) {
        return S3Errors.make(() -> client()
                .listObjectsV2Paginator(request -> request.bucket(bucket.name()).prefix(key(directory) + '/'))
                .contents()
                .stream()
                .toList());
    }

    /** Aborts unfinished uploads: those of this node immediately, those of other nodes by their age, because S3 has no locks. */
    @Override
    public int discardPrepared(Instant moment) throws IOException {
        return journal.abortOrphaned(this::abort) + discardPrepared("", moment);
    }

    /** As {@link #discardPrepared(Instant)}, restricted to a name prefix. */
    public int discardPrepared(String names, Instant moment) {
        List<MultipartUpload> old =
                S3Errors.make(() -> client()
                        .listMultipartUploadsPaginator(
                                request -> request.bucket(bucket.name()).prefix(key(names)))
                        .uploads()
                        .stream()
                        .filter(upload -> upload.initiated().isBefore(moment))
                        .toList());
        old.forEach(upload -> abort(upload.key(), upload.uploadId()));
        return old.size();
    }

    private void abort(String key, String id) {
        S3Errors.find(() -> client().abortMultipartUpload(
                        request -> request.bucket(bucket.name()).key(key).uploadId(id)));
    }
}
