package io.vireo.launcher;

import java.nio.file.Path;

/**
 * The main class of the JVM that replaces the one of {@link Main}. The server's libraries are on its class path ({@link ClassPathJar}),
 * where the JVM can load their classes from a {@link ClassArchive}.
 */
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Main.exitOnFailure();
        ConfigFile.load();
        Path uberjar = Main.uberjar();
        Path classPath = Path.of(System.getProperty("java.class.path"));
        Path root = classPath.resolveSibling("..").normalize();
        RuntimeDirectory.resume(root);
        UnpackedApplication application = UnpackedApplication.in(root.resolve(RuntimeDirectory.LIBRARIES));
        Server.start(
                application.deployedBy(arguments),
                root,
                uberjar,
                new ServerClassLoader(
                        ClassPathIndex.read(classPath.resolveSibling(ClassPathIndex.NAME), uberjar),
                        ServerMain.class.getClassLoader()));
        Server.awaitApplication(arguments);
        ArchiveCreation.begin(ClassArchive.of(classPath, uberjar));
    }
}
