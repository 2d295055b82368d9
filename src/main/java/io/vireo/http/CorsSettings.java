package io.vireo.http;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.startup.SettingsTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** @param origins the origins whose pages may call; {@value #ANY} alone for all, empty for none */
record CorsSettings(List<String> origins) {
    static final String ANY = "*";

    private static final String KEY = "vireo.http.cors-origins";

    /** As browsers send it (RFC 6454, 6.2), without a path. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@,\\s]+");

    static CorsSettings from(Settings settings) {
        List<String> origins = settings.list(KEY);
        if (!origins.equals(List.of(ANY))
                && !origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new InvalidSettingException(KEY, "must be * or a list of origins, such as https://example.org");
        }
        return new CorsSettings(origins);
    }

    /** Makes the settings injectable and reads them at the start, where a wrong one must be told. */
    @ApplicationScoped
    static class Reader implements SettingsTask {
        @Produces
        @Singleton
        CorsSettings settings() {
            return from(Settings.current());
        }

        @Override
        public void start() {
            settings();
        }
    }
}
