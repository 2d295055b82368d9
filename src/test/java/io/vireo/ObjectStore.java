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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object store that speaks S3, in a process of its own (S3Proxy over a directory). It wants signatures and has one bucket. */
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

    /** A new one with an empty bucket, which answers when this returns. */
    public static ObjectStore start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("objects").resolve(BUCKET));
        try (ServerSocket free = new ServerSocket(0)) {
            ObjectStore store = new ObjectStore(directory.toAbsolutePath(), free.getLocalPort());
            free.close();
            store.comeBack();
            return store;
        }
    }

    /** It goes away: nobody answers at its port. */
    public void goAway() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    /** It answers again, with the objects that it had. */
    public void comeBack() throws IOException, InterruptedException {
        Path properties = Files.writeString(
                directory.resolve("s3proxy.properties"), """
                        s3proxy.endpoint=http://127.0.0.1:%d
                        s3proxy.authorization=aws-v4
                        s3proxy.identity=vireo
                        s3proxy.credential=%s
                        jclouds.provider=filesystem-nio2
                        jclouds.filesystem.basedir=%s
                        """.formatted(port, SECRET, directory.resolve("objects")));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        System.getProperty("vireo.it.s3proxy"),
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("s3proxy.log").toFile()))
                .start();
        HttpRequest anything = HttpRequest.newBuilder(endpoint()).build();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            try {
                HttpClient.newHttpClient().send(anything, BodyHandlers.discarding());
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

    /** The settings of Vireo that lead to it. */
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

    /** The same as variables of the environment. */
    public Map<String, String> environment() {
        return settings().entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"),
                        Map.Entry::getValue));
    }

    /** The file in which the store keeps an object; another one after the object was sent anew. */
    public Path file(String object) {
        return directory.resolve("objects").resolve(BUCKET).resolve(object);
    }

    /** The names of what is in the bucket, uploads that are not completed included. */
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
        goAway();
    }
}
