package io.vireo.launcher;

import io.vireo.TestJvm;
import io.vireo.VireoClient;
import io.vireo.platform.database.PreparedDatabase;
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
import java.util.stream.Stream;

/** A {@code vireo.jar} process. */
final class VireoProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final int port;

    private VireoProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts {@code vireo.jar} on a free port without waiting for its start. */
    static VireoProcess launch(Path data, Map<String, String> settings, String... javaOptions) throws IOException {
        return launch(data, settings, List.of(javaOptions), List.of());
    }

    /** @param arguments the command line arguments, besides the port */
    static VireoProcess launch(
            Path data, Map<String, String> settings, List<String> javaOptions, List<String> arguments)
            throws IOException {
        List<String> options = new ArrayList<>(javaOptions);
        if (!settings.containsKey("VIREO_START_CLASS_ARCHIVE")) {
            options.add("-XX:+UseSerialGC");
        }
        prepare(data, settings);
        return launchJar(data, settings, options, arguments);
    }

    private static VireoProcess launchJar(
            Path data, Map<String, String> settings, List<String> javaOptions, List<String> arguments)
            throws IOException {
        List<String> options =
                Stream.concat(TestJvm.SERVER.stream(), javaOptions.stream()).toList();
        return launch(System.getProperty("vireo.it.jar"), data, settings, options, arguments);
    }

    /** Puts into a new data directory what a first start would unpack and create, which takes most of its time. */
    private static void prepare(Path data, Map<String, String> settings) throws IOException {
        PreparedLibraries.linkInto(data);
        if (!settings.containsKey("VIREO_DB_URL") && !Files.exists(data.resolve("db"))) {
            PreparedDatabase.copyTo(data);
        }
    }

    /** Starts {@code vireo.jar} as after its installation, without waiting for its start. */
    static VireoProcess launchFirst(Path data, Map<String, String> settings, String... javaOptions) throws IOException {
        return launchJar(data, settings, List.of(javaOptions), List.of());
    }

    /** Starts Payara Micro with a WAR, {@code System.getProperty("vireo.it.war")} or a changed one, and returns at once. */
    static VireoProcess launchWar(Path war, Path data, Map<String, String> settings) throws IOException {
        Path preBoot = Path.of(System.getProperty("vireo.it.payara"), "pre-boot.txt");
        return launch(
                System.getProperty("payara.microJar"),
                data,
                settings,
                Stream.concat(TestJvm.OPTIONS.stream(), Stream.of("-DUSE_SEND_FILE=true"))
                        .toList(),
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
        builder.environment().put("VIREO_START_CLASS_ARCHIVE", "false"); // takes ten seconds of both cores
        builder.environment().put("VIREO_STORYBOARD_ENABLED", "false"); // takes a second after each upload
        builder.environment().putAll(settings);
        return new VireoProcess(builder.start(), log, port);
    }

    /** Starts {@code vireo.jar} and waits until the start has finished. */
    static VireoProcess start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        VireoProcess vireo = launch(data, settings);
        vireo.awaitStart();
        return vireo;
    }

    void awaitStart() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = request("/health/started");
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (Instant.now().isBefore(deadline)) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Vireo ended during the start: " + log());
            }
            try {
                // requests from the beginning, as load balancers send them
                client.send(request("/health"), HttpResponse.BodyHandlers.discarding());
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
        }
        close();
        throw new IllegalStateException("Vireo did not start in time: " + log());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(base().resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    /** Waits until the log matches a condition; fails if the process ends or after three minutes. */
    void awaitLog(Predicate<String> condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!condition.test(log())) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The log does not match: " + log());
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

    /** Returns this process and its descendants. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> processes = new ArrayList<>(process.descendants().toList());
        processes.add(process.toHandle());
        return processes;
    }

    long pid() {
        return process.pid();
    }

    /** Returns the options and arguments of the JVM. */
    List<String> javaArguments() {
        return List.of(process.info().arguments().orElseThrow());
    }

    /** Returns the process of the embedded database. */
    ProcessHandle database() {
        return processes().stream()
                .filter(process -> process.info().command().orElse("").endsWith("mariadbd"))
                .findFirst()
                .orElseThrow();
    }

    /** Sends a signal to the embedded database: {@code STOP}, {@code CONT} or {@code KILL}. */
    void signalDatabase(String name) throws IOException, InterruptedException {
        signal(name, database().pid());
    }

    /** Sends a signal to the JVM, as {@link #signalDatabase}. */
    void signal(String name) throws IOException, InterruptedException {
        signal(name, pid());
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor() != 0) {
            throw new IllegalStateException("Cannot send the signal " + name);
        }
    }

    /** Kills the process (SIGKILL) and waits for its end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Stops the process (SIGTERM), waits for its end and returns its exit status. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Sends SIGTERM without waiting for the end. */
    void requestStop() {
        process.destroy();
    }

    int waitForExit() throws InterruptedException {
        if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("Vireo did not end in time");
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
