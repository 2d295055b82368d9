package io.vireo.http;

import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.util.List;
import java.util.regex.Pattern;

/** @param origins the origins that may send cross-origin requests; {@value #ANY} alone for all, empty for none */
@SettingsRecord
record CorsSettings(List<String> origins) {
    static final String ANY = "*";

    private static final String KEY = "vireo.http.cors-origins";

    /** An origin as browsers send it (RFC 6454, section 6.2), without a path. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@,\\s]+");

    static CorsSettings from(Settings settings) {
        List<String> origins = settings.list(KEY);
        if (!origins.equals(List.of(ANY))
                && !origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new InvalidSettingException(KEY, "must be * or a list of origins, such as https://example.org");
        }
        return new CorsSettings(origins);
    }
}
