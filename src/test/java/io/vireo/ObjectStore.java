package io.vireo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An S3-compatible object store in a separate process (S3Proxy over a directory). It requires signatures and has one bucket. */
public final class ObjectStore implements AutoCloseable {
    private static final String BUCKET = "vireo-media";
    private static final String SECRET = "the secret of the store";

    private final Path directory;
    private final int port;
    private @Nullable Process process;

    private ObjectStore(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts a store with an empty bucket and waits until it answers. */
    public static ObjectStore start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("objects").resolve(BUCKET));
        try (ServerSocket free = new ServerSocket(0)) {
            ObjectStore store = new ObjectStore(directory.toAbsolutePath(), free.getLocalPort());
            free.close();
            store.restart();
            return store;
        }
    }

    /** Stops the store: connections to its port are refused. */
    public void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    /** Starts the store again, on the same port and with the same objects, and waits until it answers. */
    public void restart() throws IOException, InterruptedException {
        Path properties = Files.writeString(
                directory.resolve("s3proxy.properties"), """
                        s3proxy.endpoint=http://127.0.0.1:%d
                        s3proxy.authorization=aws-v4
                        s3proxy.identity=vireo
                        s3proxy.credential=%s
                        jclouds.provider=filesystem-nio2
                        jclouds.filesystem.basedir=%s
                        """.formatted(port, SECRET, directory.resolve("objects")));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TestJvm.OPTIONS);
        command.addAll(List.of("-Xmx256m", "-jar", System.getProperty("vireo.it.s3proxy")));
        command.addAll(List.of("--properties", properties.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("s3proxy.log").toFile()))
                .start();
        HttpRequest probe = HttpRequest.newBuilder(endpoint()).build();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                HttpClient.newHttpClient().send(probe, BodyHandlers.discarding());
                return;
            } catch (ConnectException e) {
                // not listening yet
            }
        }
        throw new IllegalStateException("S3Proxy ended: " + Files.readString(directory.resolve("s3proxy.log")));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns the settings with which Vireo uses the store. */
    public Map<String, String> settings() {
        return Map.of(
                "vireo.media.s3.bucket",
                BUCKET,
                "vireo.media.s3.endpoint",
                endpoint().toString(),
                "vireo.media.s3.prefix",
                "site",
                "vireo.media.s3.path-style",
                "true",
                "vireo.media.s3.access-key",
                "vireo",
                "vireo.media.s3.secret-key",
                SECRET);
    }

    /** Returns the {@link #settings} as environment variables. */
    public Map<String, String> environment() {
        return settings().entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                        Map.Entry::getValue));
    }

    /** Returns the file that holds an object; replacing the object replaces the file. */
    public Path file(String object) {
        return directory.resolve("objects").resolve(BUCKET).resolve(object);
    }

    /** Returns the sorted names of all objects, incomplete uploads included. */
    public List<String> objects() throws IOException {
        Path bucket = directory.resolve("objects").resolve(BUCKET);
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
