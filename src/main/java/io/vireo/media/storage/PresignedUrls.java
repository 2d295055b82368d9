package io.vireo.media.storage;

import java.io.Closeable;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Creates presigned S3 URLs for clients. They are signed locally and expire after {@code presignedUrlTtl}. */
public final class PresignedUrls implements Closeable {
    private final S3Storage storage;
    private final S3Presigner presigner;

    PresignedUrls(S3Storage storage) {
        this.storage = storage;
        this.presigner = S3ClientFactory.presigner(storage.bucket());
    }

    /**
     * Returns a URL for a {@code GET}.
     *
     * @param cacheControl the value of {@code Cache-Control} in the response of S3
     * @param disposition the value of {@code Content-Disposition} in it; null for none
     */
    public URL get(StoredFile file, String cacheControl, @Nullable String disposition) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(
                                storage.bucket().presignedUrlTtl())
                        .getObjectRequest(
                                request -> request.bucket(storage.bucket().name())
                                        .key(storage.key(S3Storage.name(file)))
                                        .responseContentType(file.mediaType())
                                        .responseCacheControl(cacheControl)
                                        .responseContentDisposition(disposition)))
                .url();
    }

    /** Returns a URL for a {@code HEAD}. */
    public URL head(StoredFile file) {
        return presigner
                .presignHeadObject(presign -> presign.signatureDuration(
                                storage.bucket().presignedUrlTtl())
                        .headObjectRequest(request ->
                                request.bucket(storage.bucket().name()).key(storage.key(S3Storage.name(file)))))
                .url();
    }

    @Override
    public void close() {
        presigner.close();
    }
}
