package io.vireo.media.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A multipart upload of a local file to S3. The object appears when the upload is completed; closing before aborts it. */
public final class S3Upload implements Closeable {
    private static final System.Logger LOG = System.getLogger(S3Upload.class.getName());

    /** The part size in bytes; S3 requires at least 5 MiB and at most 10,000 parts. */
    private static final long PART_BYTES = 16L << 20;

    private static final int MAX_PARTS = 10_000;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();
    private MultipartJournal.@Nullable JournalEntry journalEntry;
    private boolean ended;

    private S3Upload(S3Client client, String bucket, String key, String id) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.id = id;
    }

    /**
     * Begins an upload.
     *
     * @param metadata the metadata stored with the object
     */
    public static S3Upload begin(
            S3Client client, String bucket, String key, String mediaType, Map<String, String> metadata) {
        String id = S3Errors.make(() -> client.createMultipartUpload(request ->
                        request.bucket(bucket).key(key).contentType(mediaType).metadata(metadata))
                .uploadId());
        return new S3Upload(client, bucket, key, id);
    }

    /** Records the upload in the journal, so that it can be aborted at the next start after a crash. */
    void recordIn(MultipartJournal journal) throws IOException {
        journalEntry = journal.add(key, id);
    }

    /** Uploads a whole file. */
    public void send(Path file, long length) {
        long size = Math.max(PART_BYTES, length / MAX_PARTS + 1);
        for (long start = 0; start == 0 || start < length; start += size) {
            sendPart(file, start, Math.min(size, length - start));
        }
    }

    private void sendPart(Path file, long start, long length) {
        int number = parts.size() + 1;
        RequestBody body = RequestBody.fromContentProvider(
                () -> {
                    try {
                        return new FileSlice(file, start, length);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                length,
                "application/octet-stream");
        String tag = S3Errors.make(() -> client.uploadPart(
                        request -> request.bucket(bucket).key(key).uploadId(id).partNumber(number), body)
                .eTag());
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    /** Completes the upload. If the store does not respond, the outcome is unknown. */
    public void complete() {
        S3Errors.make(() -> client.completeMultipartUpload(
                request -> request.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts))));
        ended = true;
    }

    /** Aborts the upload unless it is completed. If that fails, the cleanup job aborts it later. */
    @Override
    public void close() throws IOException {
        if (!ended) {
            abort();
        }
        if (journalEntry != null) {
            if (ended) {
                journalEntry.remove();
            } else {
                journalEntry.leave();
            }
            journalEntry = null;
        }
        ended = true;
    }

    private void abort() {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(id));
            ended = true;
        } catch (SdkException e) {
            LOG.log(
                    Level.INFO,
                    "An unfinished S3 upload could not be aborted and is left for the cleanup: {0}",
                    e.getMessage());
        }
    }
}
