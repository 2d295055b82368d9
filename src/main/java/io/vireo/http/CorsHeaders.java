package io.vireo.http;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Computes the CORS response headers (Fetch standard, section 3.2). */
@Component
public class CorsHeaders {
    private static final String EXPOSED_HEADERS =
            "Link, ETag, Retry-After, Location, Allow, X-Request-Id, Search-Incomplete,"
                    + " Accept-Ranges, Content-Range, Content-Encoding, Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size,"
                    + " Tus-Checksum-Algorithm, Upload-Length, Upload-Offset, Upload-Metadata, Upload-Expires";

    @Inject
    CorsSettings settings;

    /**
     * Adds the headers and returns whether the origin is allowed.
     *
     * @param origin the {@code Origin} of the request, null if absent
     * @param header accepts a header name and value
     */
    public boolean add(@Nullable String origin, BiConsumer<String, String> header) {
        if (settings.origins().isEmpty()) {
            return false;
        }
        String allowed = allowed(origin);
        if (!CorsSettings.ANY.equals(allowed)) {
            header.accept("Vary", "Origin");
        }
        if (allowed == null) {
            return false;
        }
        header.accept("Access-Control-Allow-Origin", allowed);
        header.accept("Access-Control-Expose-Headers", EXPOSED_HEADERS);
        return true;
    }

    private @Nullable String allowed(@Nullable String origin) {
        if (settings.origins().contains(CorsSettings.ANY)) {
            return CorsSettings.ANY;
        }
        return origin != null && settings.origins().contains(origin) ? origin : null;
    }
}
