package io.vireo.example;

import io.vireo.TestJvm;
import io.vireo.TestMail;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Payara Micro with the built WAR and the added example feature. */
final class ExampleServer implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final URI base;

    /** @param directory the directory for the WAR, the data and the log */
    ExampleServer(Path directory, String database) throws IOException, InterruptedException {
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port + "/");
        log = directory.resolve("server.log");
        Path war = directory.resolve("ROOT.war");
        war().as(ZipExporter.class).exportTo(war.toFile());
        process = new ProcessBuilder(command(directory, database, war, port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady();
    }

    /** Returns the built WAR with the feature; a library has the default settings of the feature. */
    private static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("vireo.it.war")))
                .as(WebArchive.class)
                .addPackages(
                        false,
                        Filters.exclude(ExampleIT.class, ExampleServer.class),
                        ExampleServer.class.getPackageName())
                .addAsResource("example/db/migration/example/V9001__notes.sql", "db/migration/example/V9001__notes.sql")
                .addAsResource("mail/note-added.txt")
                .addAsResource("mail/note-added.html")
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "example-settings.jar")
                        .addAsResource(
                                "example/META-INF/microprofile-config.properties",
                                "META-INF/microprofile-config.properties"));
    }

    private static List<String> command(Path directory, String database, Path war, int port) {
        Map<String, String> settings = Map.of(
                "vireo.data",
                directory.resolve("data").toString(),
                "vireo.db.url",
                TestDatabase.url(database),
                "vireo.db.user",
                String.valueOf(TestDatabase.user()),
                "vireo.db.password",
                String.valueOf(TestDatabase.password()),
                "vireo.http.trusted-proxies",
                "127.0.0.1, ::1",
                "vireo.metrics.allowed",
                "127.0.0.0/8",
                "vireo.password.cost",
                "10",
                "vireo.mail.host",
                "127.0.0.1",
                "vireo.mail.port",
                Integer.toString(TestMail.port()));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TestJvm.OPTIONS);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", System.getProperty("payara.microJar"), "--nocluster", "--nohazelcast"));
        command.addAll(List.of("--disablephonehome", "--prebootcommandfile"));
        command.add(
                Path.of(System.getProperty("vireo.it.payara"), "pre-boot.txt").toString());
        command.addAll(List.of("--deploy", war.toString(), "--port", Integer.toString(port)));
        return command;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(base.resolve("health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && !process.waitFor(200, TimeUnit.MILLISECONDS)) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
        }
        process.destroy();
        throw new IllegalStateException("The server was not ready: " + Files.readString(log));
    }

    VireoClient client() {
        return new VireoClient(base);
    }

    /** Returns the metrics in the Prometheus text format. */
    String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
