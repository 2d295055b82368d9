package io.vireo.http.grizzly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the running Grizzly version with the one that Vireo was built against. */
final class GrizzlyVersion {
    private static final String KEY = "grizzly.version";

    /** Payara adds a suffix for its patches ({@code 4.0.2.payara-p2}), which change no class that is compiled against. */
    private static final Pattern RELEASE = Pattern.compile("(\\d+\\.\\d+\\.\\d+).*");

    private GrizzlyVersion() {}

    /** Returns the difference as a sentence for the log; empty if the running version is compatible. */
    static Optional<String> difference() {
        return difference(
                read(GrizzlyVersion.class, "version.properties"),
                read(org.glassfish.grizzly.Grizzly.class, "version.properties"));
    }

    /**
     * @param built the build version; null or unfiltered if the build did not record it, then every version is compatible
     * @param running the running version; null if unknown
     */
    static Optional<String> difference(@Nullable String built, @Nullable String running) {
        if (built == null || !RELEASE.matcher(built).matches()) {
            return Optional.empty();
        }
        return running != null && release(built).equals(release(running))
                ? Optional.empty()
                : Optional.of("The server has Grizzly " + (running == null ? "of an unknown version" : running)
                        + ", Vireo was built against " + built);
    }

    private static String release(String version) {
        Matcher release = RELEASE.matcher(version);
        return release.matches() ? release.group(1) : version;
    }

    private static @Nullable String read(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty(KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
