package io.vireo.launcher;

import io.vireo.VireoClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A running {@code vireo.jar}, as an operator has it. */
final class VireoProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final int port;

    private VireoProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it on a free port and returns at once. */
    static VireoProcess launch(Path data, Map<String, String> settings, String... javaOptions) throws IOException {
        return launch(data, settings, List.of(javaOptions), List.of());
    }

    /** @param arguments of the server, besides its port */
    static VireoProcess launch(
            Path data, Map<String, String> settings, List<String> javaOptions, List<String> arguments)
            throws IOException {
        return launch(System.getProperty("vireo.it.jar"), data, settings, javaOptions, arguments);
    }

    /** Starts Payara Micro with a WAR, {@code System.getProperty("vireo.it.war")} or a changed one, and waits until it has started. */
    static VireoProcess startWar(Path war, Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        VireoProcess vireo = launchWar(war, data, settings);
        vireo.awaitStart();
        return vireo;
    }

    /** As {@link #startWar}, but returns at once. */
    static VireoProcess launchWar(Path war, Path data, Map<String, String> settings) throws IOException {
        Path preBoot = Path.of(System.getProperty("vireo.it.payara"), "pre-boot.txt");
        return launch(
                System.getProperty("payara.microJar"),
                data,
                settings,
                List.of("-DUSE_SEND_FILE=true"),
                List.of(
                        "--deploy",
                        war.toString(),
                        "--contextroot",
                        "/",
                        "--nocluster",
                        "--nohazelcast",
                        "--disablephonehome",
                        "--prebootcommandfile",
                        preBoot.toString()));
    }

    private static VireoProcess launch(
            String jar, Path data, Map<String, String> settings, List<String> javaOptions, List<String> arguments)
            throws IOException {
        Files.createDirectories(data);
        Path log = Files.createTempFile(data, "vireo", ".log");
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar, "--port", String.valueOf(port)));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("VIREO_DATA", data.toString());
        builder.environment().put("VIREO_HTTP_TRUSTED_PROXIES", "127.0.0.1,::1");
        builder.environment().put("VIREO_PASSWORD_COST", "10");
        builder.environment().putAll(settings);
        return new VireoProcess(builder.start(), log, port);
    }

    /** Starts it and waits until it has started. */
    static VireoProcess start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        VireoProcess vireo = launch(data, settings);
        vireo.awaitStart();
        return vireo;
    }

    void awaitStart() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = request("/health/started");
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("It ended while it started: " + log());
            }
            try {
                // as balancers do, from the first moment on
                client.send(request("/health"), HttpResponse.BodyHandlers.discarding());
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
        }
        close();
        throw new IllegalStateException("It was not ready in time: " + log());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(base().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    /** Waits until its log fulfils a condition. */
    void awaitLog(Predicate<String> condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.test(log())) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("It never said so: " + log());
            }
        }
    }

    URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    int port() {
        return port;
    }

    VireoClient client() {
        return new VireoClient(base());
    }

    /** This process and those it started. */
    List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        return family;
    }

    /** The embedded database. */
    ProcessHandle database() {
        return family().stream()
                .filter(process -> process.info().command().orElse("").endsWith("mariadbd"))
                .findFirst()
                .orElseThrow();
    }

    /** Sends a signal to the embedded database: {@code STOP}, {@code CONT} or {@code KILL}. */
    void signalDatabase(String name) throws IOException, InterruptedException {
        String pid = Long.toString(database().pid());
        if (new ProcessBuilder("kill", "-" + name, pid).start().waitFor() != 0) {
            throw new IllegalStateException("There is no database to signal");
        }
    }

    /** As the out-of-memory killer does: nothing can be tidied up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an operator does. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** As an operator does, without waiting for it. */
    void askToStop() {
        process.destroy();
    }

    int waitForEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("It did not end");
        }
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
