package io.vireo.launcher;

import io.vireo.observability.log.LogFormatter;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * The main class of {@code vireo.jar}: starts Payara Micro with the given arguments (see its documentation; such as {@code --port
 * 8081}) and logs one line with the URL when the site is ready. If the deployment fails the process exits with status 1. With {@code
 * migrate} as the first argument it runs {@link MigrateCommand}, with the name of an {@link OperatorCommand} that, with {@code --help}
 * {@link HelpCommand} instead.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final PrintStream CONSOLE = System.err;

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
        if (OperatorCommand.isNamedBy(arguments)) {
            System.exit(
                    OperatorCommand.run(arguments, data, setting("vireo.db.url").isEmpty()));
        }
        requireOwnAddress();
        say(Level.INFO, "Vireo is starting with its data in " + data);
        ServerLauncher.start(arguments, data);
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

    /** Returns the jar that this class is loaded from. */
    static Path uberjar() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
