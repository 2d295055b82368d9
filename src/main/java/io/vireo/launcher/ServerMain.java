package io.vireo.launcher;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main class of the JVM that replaces the one of {@link Main}. The server's libraries are on its class path ({@link ClassPathJar}),
 * where the JVM can load their classes from a {@link ClassArchive}.
 */
final class ServerMain {
    private static final String AGENT = "-javaagent:";

    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Main.exitOnFailure();
        ConfigFile.load();
        Path uberjar = Main.uberjar();
        Path classPath = Path.of(System.getProperty("java.class.path"));
        Path root = classPath.resolveSibling("..").normalize();
        RuntimeDirectory.resume(root);
        ServerConfiguration.in(root.resolve(RuntimeDirectory.LIBRARIES)).copyBelow(root);
        UnpackedApplication application = UnpackedApplication.in(root.resolve(RuntimeDirectory.LIBRARIES));
        Server.start(
                application.deployedBy(arguments),
                root,
                uberjar,
                new ServerClassLoader(
                                ClassPathIndex.read(classPath.resolveSibling(ClassPathIndex.NAME), withAgents(uberjar)),
                                ServerMain.class.getClassLoader())
                        .use());
        Server.awaitApplication(arguments);
        ArchiveCreation.begin(ClassArchive.of(classPath, uberjar), application.directory());
    }

    /** Returns the uberjar and the jars of Java agents, which the JVM adds to the class path. */
    private static List<Path> withAgents(Path uberjar) {
        Stream<Path> agents = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(AGENT))
                .map(argument -> Path.of(argument.substring(AGENT.length()).replaceFirst("=.*", "")));
        return Stream.concat(Stream.of(uberjar), agents).toList();
    }
}
