package io.vireo.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Class loader for the application inside the uberjar, for commands that run without a server. */
final class ApplicationClassPath {
    private ApplicationClassPath() {}

    /**
     * Returns a class loader for the application's classes and libraries and the libraries of the uberjar, without the classes of the
     * uberjar itself and of the server.
     *
     * @param jar the uberjar
     * @param root the root directory of a server, exclusive to this process; the parts of the uberjar are unpacked into it unless a former
     *     process has
     */
    static ClassLoader load(Path jar, Path root) throws IOException {
        ServerLibraries libraries = ServerLibraries.unpack(jar, root);
        Path application = libraries.application().resolve("WEB-INF");
        List<URL> places = new ArrayList<>();
        places.add(url(application.resolve("classes")));
        try (Stream<Path> files = Files.list(application.resolve("lib"))) {
            for (Path library : files.sorted().toList()) {
                places.add(url(library));
            }
        }
        for (Path library : libraries.added()) {
            places.add(url(library));
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path place) throws MalformedURLException {
        return place.toUri().toURL();
    }
}
