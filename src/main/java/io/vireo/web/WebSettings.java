package io.vireo.web;

import io.vireo.media.storage.S3Bucket;
import io.vireo.media.storage.S3Settings;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.net.URI;

/**
 * Settings of the web client.
 *
 * @param enabled whether the site has pages; without them {@code /} redirects to the API documentation
 * @param mediaOrigin the origin from which browsers load redirected videos, such as {@code https://s3.example.org}; empty if Vireo sends
 * all files itself
 */
@SettingsRecord
record WebSettings(boolean enabled, String mediaOrigin) {
    static WebSettings from(Settings settings) {
        return new WebSettings(
                settings.flag("vireo.web"),
                S3Settings.from(settings)
                        .bucket()
                        .filter(S3Bucket::redirect)
                        .map(WebSettings::origin)
                        .orElse(""));
    }

    private static String origin(S3Bucket bucket) {
        URI endpoint = bucket.endpoint().orElse(URI.create("https://s3." + bucket.region() + ".amazonaws.com"));
        String host = endpoint.getRawAuthority();
        return endpoint.getScheme() + "://" + (bucket.pathStyle() ? host : bucket.name() + "." + host);
    }
}
