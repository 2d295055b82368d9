package io.vireo.launcher;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The commands {@code java -jar vireo.jar role|standing|quota|reports …}, see {@code io.vireo.operator}. No server is started. With the
 * embedded database the site must be down; another database may be in use by running nodes.
 */
final class OperatorCommand {
    private static final Set<String> NAMES = Set.of("role", "standing", "quota", "reports");
    private static final int REFUSED = 1;

    /** A strong reference, because an unreferenced logger loses its level. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private OperatorCommand() {}

    static boolean isNamedBy(String[] arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /**
     * Runs a command and returns the exit status: that of the command, or 1 if the data directory cannot be used.
     *
     * @param arguments with the name of the command
     * @param embedded whether the database is the embedded one
     */
    static int run(String[] arguments, Path data, boolean embedded) throws Exception {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
        MIGRATIONS.setLevel(Level.WARNING);
        if (MigrateCommand.isOfAnotherUser(data)) {
            System.err.println("Rejected: the data directory " + data + " is not root's; run this as its owner.");
            return REFUSED;
        }
        Path runtime = embedded ? RuntimeDirectory.prepareAlone(data).orElse(null) : RuntimeDirectory.prepare(data);
        if (runtime == null) {
            System.err.println(
                    "Rejected: the embedded database in " + data + " is in use by a running Vireo; stop it first.");
            return REFUSED;
        }
        ClassLoader application = ApplicationClassPath.load(Main.uberjar(), runtime);
        Thread.currentThread().setContextClassLoader(application);
        Method run =
                application.loadClass("io.vireo.operator.OperatorCommandRunner").getMethod("run", String[].class);
        return (int) run.invoke(null, (Object) arguments);
    }
}
