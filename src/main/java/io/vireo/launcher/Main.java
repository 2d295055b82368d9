package io.vireo.launcher;

import fish.payara.micro.boot.PayaraMicroLauncher;
import io.vireo.observability.log.LogFormatter;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * The main class of {@code vireo.jar}: starts Payara Micro with the given arguments (see its documentation; such as {@code --port
 * 8081}) and logs one line with the URL when the site is ready. If the deployment fails the process exits with status 1. With {@code
 * migrate} as the first argument it runs {@link MigrateCommand}, with {@code --help} {@link HelpCommand} instead.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final PrintStream CONSOLE = System.err;

    /** Less work for the compilers: simpler write barriers, and methods are compiled when they are three to five times as hot. */
    private static final List<String> START_OPTIONS = List.of(
            "-XX:+UseParallelGC",
            "-XX:Tier3InvocationThreshold=1000",
            "-XX:Tier3MinInvocationThreshold=500",
            "-XX:Tier3CompileThreshold=5000",
            "-XX:Tier4InvocationThreshold=15000",
            "-XX:Tier4MinInvocationThreshold=1800",
            "-XX:Tier4CompileThreshold=45000",
            "-XX:Tier4BackEdgeThreshold=120000");

    /** Options with which the server adds jars to its class loader, or writes its own launcher. */
    private static final List<String> FIXED_CLASS_LOADER = List.of("--addLibs", "--addJars", "--outputLauncher");

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        exitOnFailure();
        if (HelpCommand.isNamedBy(arguments)) {
            HelpCommand.print(System.out);
            return;
        }
        ConfigFile.load();
        Path data = data();
        if (MigrateCommand.isNamedBy(arguments)) {
            System.exit(MigrateCommand.run(MigrateCommand.own(arguments), data));
        }
        requireOwnAddress();
        say(Level.INFO, "Vireo is starting with its data in " + data);
        startServer(arguments, data);
        Server.awaitApplication(arguments);
    }

    /** Lets the process exit with status 1 if the calling thread fails. */
    static void exitOnFailure() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> fail(failure.toString()));
    }

    /** Fails with a clear message if the host name does not resolve, which causes exceptions in Payara. */
    private static void requireOwnAddress() {
        try {
            InetAddress.getLocalHost();
        } catch (UnknownHostException e) {
            fail("the name of this machine has no address; add it to /etc/hosts (127.0.1.1 and the name): "
                    + e.getMessage());
        }
    }

    /** Logs the reason and exits: the server's threads would keep the process alive without an application. */
    static void fail(String reason) {
        say(Level.SEVERE, "Vireo could not start: " + reason);
        System.exit(FAILED);
    }

    /** Writes a message to the console in the configured log format. */
    static void say(Level level, String sentence) {
        LogRecord line = new LogRecord(level, sentence);
        line.setLoggerName(Main.class.getName());
        if (LogFormatter.isJson()) {
            CONSOLE.print(new LogFormatter().format(line));
        } else {
            CONSOLE.println(sentence);
        }
    }

    static Path data() {
        return Path.of(setting("vireo.data").orElse("vireo-data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Reads a setting by the rules of MicroProfile Config, which is not available yet. */
    static Optional<String> setting(String key) {
        return Stream.of(
                        Optional.ofNullable(System.getProperty(key)),
                        Optional.ofNullable(System.getenv(ConfigFile.variable(key))))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Starts Payara Micro in a JVM with options for a fast start, or else in this one as {@code PayaraMicroLauncher} does. */
    private static void startServer(String[] arguments, Path data) throws Exception {
        if (hasOption(arguments, "--rootDir")) {
            PayaraMicroLauncher.main(arguments);
            return;
        }
        Path root = RuntimeDirectory.prepare(data);
        if (hasOption(arguments, "--unpackDir") || hasOption(arguments, "--nested")) {
            PayaraMicroLauncher.main(Server.rooted(arguments, root));
            return;
        }
        Path jar = uberjar();
        ServerLibraries libraries = ServerLibraries.unpack(jar, root);
        if (FIXED_CLASS_LOADER.stream().noneMatch(option -> hasOption(arguments, option))) {
            try {
                ProcessReplacement.replace(libraries, options(libraries, jar));
            } catch (IOException | ReflectiveOperationException | LinkageError e) {
                say(Level.WARNING, "The start takes longer, since the JVM could not be replaced: " + e);
            }
        }
        Server.start(arguments, root, jar, libraries.classLoader());
    }

    private static List<String> options(ServerLibraries libraries, Path uberjar) throws IOException {
        List<String> options = new ArrayList<>(START_OPTIONS);
        if (setting("vireo.start.class-archive").map(Boolean::parseBoolean).orElse(true)) {
            options.add(ClassArchive.of(libraries.classPathJar(), uberjar).option());
        }
        return options;
    }

    private static boolean hasOption(String[] arguments, String name) {
        return Arrays.stream(arguments).anyMatch(name::equalsIgnoreCase);
    }

    /** Returns the jar that this class is loaded from. */
    static Path uberjar() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
