package io.vireo.launcher;

import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;

/** Starts Payara Micro in a JVM with options for a fast start, or else in this one. */
final class ServerLauncher {
    /**
     * Less work for the compilers: simpler write barriers, no collections for classes, methods are compiled when they are three to five
     * times as hot, and fewer methods are compiled into others. The time for a method grows faster than its size.
     */
    private static final List<String> START_OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions", // other JVMs may lack those below; the first JVM has checked the user's
            "-XX:+UseParallelGC",
            "-XX:MetaspaceSize=192m", // reached by 100 MB of classes; below it each increase is a full collection
            "-XX:Tier3InvocationThreshold=1000",
            "-XX:Tier3MinInvocationThreshold=500",
            "-XX:Tier3CompileThreshold=5000",
            "-XX:Tier4InvocationThreshold=15000",
            "-XX:Tier4MinInvocationThreshold=1800",
            "-XX:Tier4CompileThreshold=45000",
            "-XX:Tier4BackEdgeThreshold=120000",
            "-XX:InlineSmallCode=800",
            "-XX:FreqInlineSize=150");

    /** Options of the server that choose where its files are. */
    private static final List<String> OWN_ROOT = List.of("--rootDir");

    private static final List<String> OWN_LIBRARIES = List.of("--unpackDir", "--nested");

    /** Options with which the server adds jars to its class loader, or writes its own launcher. */
    private static final List<String> OWN_CLASS_LOADER = List.of("--addLibs", "--addJars", "--outputLauncher");

    private ServerLauncher() {}

    /** Returns when the server has started, unless the JVM is replaced. */
    static void start(String[] arguments, Path data) throws Exception {
        if (hasOption(arguments, OWN_ROOT)) {
            SiteAvailability.close();
            PayaraMicroLauncher.main(arguments);
            return;
        }
        Path root = RuntimeDirectory.prepare(data);
        if (hasOption(arguments, OWN_LIBRARIES)) {
            SiteAvailability.close();
            PayaraMicroLauncher.main(Server.rooted(arguments, root));
            return;
        }
        Path jar = Main.uberjar();
        ServerLibraries libraries = ServerLibraries.unpack(jar, root);
        if (!hasOption(arguments, OWN_CLASS_LOADER)) {
            replaceJvm(libraries, jar);
        }
        Server.start(arguments, root, jar, libraries.classLoader());
    }

    /** Continues with {@link ServerMain} in another JVM; returns if that is not possible. */
    private static void replaceJvm(ServerLibraries libraries, Path jar) {
        try {
            List<String> options = new ArrayList<>(START_OPTIONS);
            if (Main.setting("vireo.start.class-archive")
                    .map(Boolean::parseBoolean)
                    .orElse(true)) {
                options.addAll(ClassArchive.of(libraries.classPathJar(), jar).options());
            }
            ProcessReplacement.replace(libraries, options);
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            Main.say(Level.INFO, "The start takes longer, since the JVM could not be replaced: " + e);
        }
    }

    private static boolean hasOption(String[] arguments, List<String> names) {
        return Arrays.stream(arguments).anyMatch(argument -> names.stream().anyMatch(argument::equalsIgnoreCase));
    }
}
