package io.vireo.media.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A bucket of an S3-compatible object store, with the access to it.
 *
 * @param name the name of the bucket
 * @param endpoint the URL of the store; empty for AWS
 * @param prefix the prefix of the object keys, {@code ""} or with a trailing slash
 * @param pathStyle whether the bucket is part of the path instead of the host name
 * @param key the credentials; empty if the environment provides them, such as an instance role
 * @param redirect whether clients are redirected to the store
 * @param presignedUrlTtl the lifetime of presigned URLs
 * @param timeout the connect and read timeout
 * @param senderThreads the number of threads that proxy objects to clients
 */
public record S3Bucket(
        String name,
        Optional<URI> endpoint,
        String region,
        String prefix,
        boolean pathStyle,
        Optional<Key> key,
        boolean redirect,
        Duration presignedUrlTtl,
        Duration timeout,
        int senderThreads) {

    /** The access key. */
    record Key(String id, String secret) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }
}
