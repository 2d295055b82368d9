package io.vireo.media;

import java.io.Closeable;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Addresses by which viewers get files from the bucket itself. They are signed here, without a call, and good for a while. */
public final class BucketAddresses implements Closeable {
    private final Bucket bucket;
    private final S3Presigner presigner;

    BucketAddresses(Bucket bucket) {
        this.bucket = bucket;
        this.presigner = BucketClient.presigner(bucket.settings());
    }

    /**
     * For a {@code GET}.
     *
     * @param cacheControl the value of that header in the bucket's answer
     * @param disposition the value of {@code Content-Disposition} in it; null for none
     */
    public URL get(StoredFile file, String cacheControl, @Nullable String disposition) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(
                                bucket.settings().link())
                        .getObjectRequest(
                                request -> request.bucket(bucket.settings().bucket())
                                        .key(bucket.key(Bucket.name(file)))
                                        .responseContentType(file.mediaType())
                                        .responseCacheControl(cacheControl)
                                        .responseContentDisposition(disposition)))
                .url();
    }

    /** For a {@code HEAD}. */
    public URL head(StoredFile file) {
        return presigner
                .presignHeadObject(presign -> presign.signatureDuration(
                                bucket.settings().link())
                        .headObjectRequest(request ->
                                request.bucket(bucket.settings().bucket()).key(bucket.key(Bucket.name(file)))))
                .url();
    }

    @Override
    public void close() {
        presigner.close();
    }
}
