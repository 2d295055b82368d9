package io.vireo.media.storage;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of an S3-compatible object store.
 *
 * @param endpoint the URL of the store; empty for AWS
 * @param prefix the prefix of the object keys, {@code ""} or with a trailing slash
 * @param pathStyle whether the bucket is part of the path instead of the host name
 * @param key the credentials; empty if the environment provides them, such as an instance role
 * @param redirect whether clients are redirected to the store
 * @param presignedUrlTtl the lifetime of presigned URLs
 * @param timeout the connect and read timeout
 * @param senderThreads the number of threads that proxy objects to clients
 */
public record S3Settings(
        String bucket,
        Optional<URI> endpoint,
        String region,
        String prefix,
        boolean pathStyle,
        Optional<Key> key,
        boolean redirect,
        Duration presignedUrlTtl,
        Duration timeout,
        int senderThreads) {

    /** The maximum lifetime of a signature. */
    private static final Duration MAX_TTL = Duration.ofDays(7);

    private static final String ENDPOINT = "vireo.media.s3.endpoint";
    private static final String SECRET = "vireo.media.s3.secret-key";

    /** The access key. */
    record Key(String id, String secret) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    /** Reads the settings; empty if no bucket is configured. */
    public static Optional<S3Settings> from(Settings settings) {
        return settings.optionalText("vireo.media.s3.bucket").map(bucket -> of(bucket, settings));
    }

    private static S3Settings of(String bucket, Settings settings) {
        return new S3Settings(
                bucket,
                settings.optionalText(ENDPOINT).map(S3Settings::endpoint),
                settings.text("vireo.media.s3.region"),
                settings.optionalText("vireo.media.s3.prefix")
                        .map(prefix -> prefix.replaceAll("^/+|/+$", "") + '/')
                        .orElse(""),
                settings.flag("vireo.media.s3.path-style"),
                key(settings),
                settings.flag("vireo.media.s3.redirect"),
                presignedUrlTtl(settings),
                settings.duration("vireo.media.s3.timeout"),
                (int) settings.number("vireo.media.s3.sender-threads", 1, 1000));
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            if (endpoint.getHost() != null && text.matches("https?://.*")) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // reported below
        }
        throw new InvalidSettingException(ENDPOINT, "must be a URL such as https://s3.example.org");
    }

    private static Optional<Key> key(Settings settings) {
        Optional<String> id = settings.optionalText("vireo.media.s3.access-key");
        Optional<String> secret = settings.optionalText(SECRET);
        if (id.isPresent() != secret.isPresent()) {
            throw new InvalidSettingException(SECRET, "must be set if and only if vireo.media.s3.access-key is set");
        }
        return id.map(value -> new Key(value, secret.orElseThrow()));
    }

    private static Duration presignedUrlTtl(Settings settings) {
        Duration ttl = settings.duration("vireo.media.s3.presigned-url-ttl");
        if (ttl.compareTo(MAX_TTL) > 0) {
            throw new InvalidSettingException(
                    "vireo.media.s3.presigned-url-ttl", "must be at most P7D, the maximum of S3");
        }
        return ttl;
    }
}
