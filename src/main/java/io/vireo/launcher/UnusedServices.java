package io.vireo.launcher;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/**
 * Parts of the server that the application does not use, but that would take part in its start: MVC, Faces, pages and tag libraries (JSP),
 * batch jobs, JMS, caches (JCache), events of a cluster, WebSocket, server-sent events, the REST client of MicroProfile, OpenTracing, and
 * Jakarta Security with the connectors of Payara. Each announces itself by a file of the {@link java.util.ServiceLoader}.
 */
final class UnusedServices {
    private static final String DIRECTORY = "META-INF/services/";

    /** The names of the services, and the beginnings of the names of the libraries whose announcements are hidden. */
    private static final Map<String, List<String>> HIDDEN = Map.of(
            "jakarta.enterprise.inject.spi.Extension",
            List.of(
                    "cdi-auth-roles",
                    "gf-jms-injection",
                    "jakarta.faces",
                    "jakarta.security.enterprise.jar",
                    "jersey-mp-rest-client",
                    "krazo-core",
                    "microprofile-opentracing",
                    "payara-jbatch",
                    "payara-jsr107",
                    "payara-micro-cdi",
                    "realm-stores",
                    "security-connector-",
                    "web-sse"),
            "jakarta.servlet.ServletContainerInitializer",
            List.of("jakarta.faces", "jakarta.security.enterprise.jar", "krazo-core", "tyrus-", "wasp", "web-sse"),
            "org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable",
            List.of("cdi-auth-roles", "jersey-media-sse", "jersey-mp-rest-client", "krazo-jersey"));

    private UnusedServices() {}

    /**
     * Returns the announcements that are not hidden.
     *
     * @param name the name of the resource
     * @param found the resources of this name
     */
    static Enumeration<URL> hide(String name, Enumeration<URL> found) {
        List<String> hidden = name.startsWith(DIRECTORY)
                ? HIDDEN.getOrDefault(name.substring(DIRECTORY.length()), List.of())
                : List.of();
        if (hidden.isEmpty()) {
            return found;
        }
        return Collections.enumeration(Collections.list(found).stream()
                .filter(url -> hidden.stream().noneMatch(library -> isOf(url, library)))
                .toList());
    }

    private static boolean isOf(URL resource, String library) {
        String path = resource.getPath();
        int end = path.indexOf("!/");
        return end >= 0 && path.startsWith(library, path.lastIndexOf('/', end) + 1);
    }
}
