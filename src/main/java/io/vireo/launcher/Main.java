package io.vireo.launcher;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import io.vireo.observability.log.LogFormatter;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * The main class of {@code vireo.jar}: starts Payara Micro with the given arguments (see its documentation; such as {@code --port
 * 8081}) and logs one line with the URL when the site is ready. If the deployment fails the process exits with status 1. With {@code
 * migrate} as the first argument it runs {@link MigrateCommand}, with the name of an {@link OperatorCommand} that, with {@code --help} {@link
 * HelpCommand} instead.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final PrintStream CONSOLE = System.err;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> fail(failure.toString()));
        if (HelpCommand.isNamedBy(arguments)) {
            HelpCommand.print(System.out);
            return;
        }
        ConfigFile.load();
        Path data = data();
        if (MigrateCommand.isNamedBy(arguments)) {
            System.exit(MigrateCommand.run(MigrateCommand.own(arguments), data));
        }
        if (OperatorCommand.isNamedBy(arguments)) {
            System.exit(
                    OperatorCommand.run(arguments, data, setting("vireo.db.url").isEmpty()));
        }
        requireOwnAddress();
        say(Level.INFO, "Vireo is starting with its data in " + data);
        startServer(arguments, data);
        PayaraMicroRuntime server = PayaraMicro.getInstance().getRuntime();
        if (RedeploymentOnLoss.isNeeded(server)) {
            say(Level.WARNING, "The server could not take the application; it is deployed again");
            RedeploymentOnLoss.deploy(server);
        }
        String host = host(arguments);
        for (int port : server.getLocalDescriptor().getHttpPorts()) {
            tellWhenReady(new URI("http", null, host, port, "", null, null));
        }
        for (int port : server.getLocalDescriptor().getHttpsPorts()) {
            tellWhenReady(new URI("https", null, host, port, "", null, null));
        }
    }

    private static void tellWhenReady(URI site) throws InterruptedException {
        if (!ReadinessProbe.hasStarted(site)) {
            fail("the log above says why");
        }
        say(Level.INFO, "Vireo is ready at " + site);
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
    private static void fail(String reason) {
        say(Level.SEVERE, "Vireo could not start: " + reason);
        System.exit(FAILED);
    }

    /** Writes a message to the console in the configured log format. */
    private static void say(Level level, String sentence) {
        LogRecord line = new LogRecord(level, sentence);
        line.setLoggerName(Main.class.getName());
        if (LogFormatter.isJson()) {
            CONSOLE.print(new LogFormatter().format(line));
        } else {
            CONSOLE.println(sentence);
        }
    }

    /** Returns the address to which the arguments bind the site, {@code localhost} by default. */
    private static String host(String[] arguments) {
        int option = Arrays.stream(arguments)
                .map(argument -> argument.toLowerCase(Locale.ROOT))
                .toList()
                .indexOf("--address");
        return option >= 0 && option + 1 < arguments.length ? arguments[option + 1] : "localhost";
    }

    private static Path data() {
        return Path.of(setting("vireo.data").orElse("vireo-data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Reads a setting by the rules of MicroProfile Config, which is not available yet. */
    private static Optional<String> setting(String key) {
        return Stream.of(
                        Optional.ofNullable(System.getProperty(key)),
                        Optional.ofNullable(System.getenv(ConfigFile.variable(key))))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Starts Payara Micro as {@code PayaraMicroLauncher} does, but from libraries that an earlier start has unpacked. */
    private static void startServer(String[] arguments, Path data) throws Exception {
        if (hasOption(arguments, "--rootDir")) {
            PayaraMicroLauncher.main(arguments);
            return;
        }
        Path root = RuntimeDirectory.prepare(data);
        String[] rooted = Stream.concat(Stream.of("--rootDir", root.toString()), Arrays.stream(arguments))
                .toArray(String[]::new);
        if (hasOption(arguments, "--unpackDir") || hasOption(arguments, "--nested")) {
            PayaraMicroLauncher.main(rooted);
            return;
        }
        Path jar = uberjar();
        System.setProperty("fish.payara.micro.BootJar", jar.toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", root.toString());
        System.setProperty("fish.payara.micro.tmpdir", root.toString());
        ClassLoader libraries = ServerLibraries.load(jar, root);
        Thread.currentThread().setContextClassLoader(libraries);
        libraries
                .loadClass("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("main", String[].class)
                .invoke(null, (Object) rooted);
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
