package io.vireo.launcher;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command {@code java -jar vireo.jar migrate …}, which imports the data of an original Vireo, see {@code io.vireo.importer}. No
 * server is started: the application is unpacked as a server does, once for each version, and its import method is called.
 */
final class MigrateCommand {
    static final String NAME = "migrate";
    private static final int REFUSED = 1;

    /** Loggers whose level is raised. Strong references are kept, because an unreferenced logger loses its level. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("ch.vorburger"));

    private MigrateCommand() {}

    /**
     * Runs the command and returns the exit status: that of the import, or 1 if the data directory cannot be used.
     *
     * @param arguments without the name of the command
     */
    static int run(String[] arguments, Path data) throws Exception {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        if (isOfAnotherUser(data)) {
            return refused("the data directory " + data + " is not root's; run this as its owner, who could not read"
                    + " what root writes.");
        }
        Path runtime = RuntimeDirectory.prepareAlone(data).orElse(null);
        if (runtime == null) {
            return refused("the data directory " + data + " is in use by a running Vireo; stop it first.");
        }
        ClassLoader application = ApplicationClassPath.load(Main.uberjar(), runtime);
        Thread.currentThread().setContextClassLoader(application);
        Method run = application.loadClass("io.vireo.importer.LegacyImport").getMethod("run", String[].class);
        return (int) run.invoke(null, (Object) arguments);
    }

    /** Returns whether the directory belongs to another user, in practice when the command is run as root. */
    static boolean isOfAnotherUser(Path data) throws IOException {
        return System.getProperty("user.name").equals("root")
                && Files.exists(data)
                && !Files.getOwner(data).getName().equals("root");
    }

    private static int refused(String sentence) {
        System.err.println("Rejected: " + sentence);
        return REFUSED;
    }

    static boolean isNamedBy(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    static String[] own(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }
}
