package io.vireo.boot;

import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code java -jar vireo.jar migrate …}: takes an original Vireo over, see {@code io.vireo.takeover}. No server is started: the
 * application is unpacked where a server would unpack it, and one method of it is called.
 */
final class MigrateCommand {
    static final String NAME = "migrate";
    private static final int REFUSED = 1;

    /** Kept, for a logger that nobody holds forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private MigrateCommand() {}

    /**
     * The status for the end of the process: that of the takeover, or 1 if a Vireo runs with this data.
     *
     * @param arguments without the name of the command
     */
    static int run(String[] arguments, Path data) throws Exception {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
        FLYWAY.setLevel(Level.WARNING);
        Path runtime = RuntimeDirectory.prepareAlone(data).orElse(null);
        if (runtime == null) {
            System.err.println("Refused: the data directory " + data + " is in use by a running Vireo; stop it first.");
            return REFUSED;
        }
        ClassLoader application = UnpackedApplication.load(jar(), runtime);
        Thread.currentThread().setContextClassLoader(application);
        Method takeover = application.loadClass("io.vireo.takeover.Takeover").getMethod("run", String[].class);
        return (int) takeover.invoke(null, (Object) arguments);
    }

    static boolean isNamedBy(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    static String[] own(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    private static Path jar() throws URISyntaxException {
        return Path.of(MigrateCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
