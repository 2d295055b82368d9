package io.vireo.media.storage;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of an S3-compatible object store.
 *
 * @param bucket the bucket of the media store; empty if the files are in a local directory
 */
@SettingsRecord
public record S3Settings(Optional<S3Bucket> bucket) {
    /** The maximum lifetime of a signature. */
    private static final Duration MAX_TTL = Duration.ofDays(7);

    private static final String ENDPOINT = "vireo.media.s3.endpoint";
    private static final String SECRET = "vireo.media.s3.secret-key";

    public static S3Settings from(Settings settings) {
        return new S3Settings(settings.optionalText("vireo.media.s3.bucket").map(name -> bucket(name, settings)));
    }

    private static S3Bucket bucket(String name, Settings settings) {
        return new S3Bucket(
                name,
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

    private static Optional<S3Bucket.Key> key(Settings settings) {
        Optional<String> id = settings.optionalText("vireo.media.s3.access-key");
        Optional<String> secret = settings.optionalText(SECRET);
        if (id.isPresent() != secret.isPresent()) {
            throw new InvalidSettingException(SECRET, "must be set if and only if vireo.media.s3.access-key is set");
        }
        return id.map(value -> new S3Bucket.Key(value, secret.orElseThrow()));
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
