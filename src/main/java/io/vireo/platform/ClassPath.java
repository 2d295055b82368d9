package io.vireo.platform;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Builds the class path of a child Java process that runs classes of this application. */
public final class ClassPath {
    private static final String PACKAGE = "package-info.class";

    private ClassPath() {}

    /**
     * Returns a class path that contains all given classes, and the annotated ones of their packages, which may be in another place.
     *
     * @throws IOException if a class was not loaded from a directory or a jar
     */
    public static String of(List<Class<?>> classes) throws IOException {
        Set<String> entries = new LinkedHashSet<>();
        for (Class<?> each : classes) {
            String file = each.getName().replace('.', '/') + ".class";
            entries.add(
                    location(String.valueOf(each.getResource('/' + file)), file).toString());
            URL annotated = each.getResource(PACKAGE);
            if (annotated != null) {
                String name = each.getPackageName().replace('.', '/') + '/' + PACKAGE;
                entries.add(location(annotated.toString(), name).toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Returns the directory or jar of a class: {@code file:/dir/a/B.class} or {@code jar:file:/lib.jar!/a/B.class}. */
    static Path location(String url, String file) throws IOException {
        String location = url.endsWith(file) ? url.substring(0, url.length() - file.length()) : "";
        if (location.startsWith("jar:") && location.endsWith("!/")) {
            location = location.substring("jar:".length(), location.length() - "!/".length());
        }
        if (!location.startsWith("file:")) {
            throw new IOException("no files to load classes from, but " + url);
        }
        try {
            return Path.of(URI.create(location.replace(" ", "%20"))).toAbsolutePath();
        } catch (IllegalArgumentException e) {
            throw new IOException("no files to load classes from, but " + url, e);
        }
    }
}
