package io.vireo.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces the program of this process by another JVM ({@code execv}): the process keeps its id, so signals, service managers and
 * terminals reach the server. Only Linux.
 */
final class ProcessReplacement {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    private final Object library;

    /** @param jna the class loader of JNA, which is a library of the server */
    private ProcessReplacement(ClassLoader jna) throws ReflectiveOperationException {
        library = jna.loadClass("com.sun.jna.NativeLibrary")
                .getMethod("getProcess")
                .invoke(null);
    }

    /**
     * Continues with {@link ServerMain} in a JVM with the same options and more.
     *
     * @throws IOException if that is not possible; the process is unchanged
     */
    static void replace(ServerLibraries libraries, List<String> options)
            throws IOException, ReflectiveOperationException {
        ProcessHandle.Info process = ProcessHandle.current().info();
        String java = process.command().orElseThrow(() -> new IOException("the path of java is unknown"));
        JvmCommand command = JvmCommand.parse(List.of(process.arguments().orElse(new String[0])))
                .orElseThrow(() -> new IOException("the command line is not java -jar"));
        if (command.isDebugged(System.getenv())) {
            throw new IOException("a debugger is attached");
        }
        List<String> line = command.with(options, libraries.classPathJar(), System.getenv());
        Path jna = libraries.library("jna-");
        System.setProperty("jna.tmpdir", libraries.directory().toString()); // others may be read-only or not executable
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jna.toUri().toURL()})) {
            new ProcessReplacement(loader)
                    .exec(java, Stream.concat(Stream.of(java), line.stream()).toArray(String[]::new));
        }
    }

    private void exec(String program, String[] line) throws IOException, ReflectiveOperationException {
        for (int descriptor : descriptors()) {
            call("fcntl", descriptor, F_SETFD, FD_CLOEXEC);
        }
        call("execv", program, line);
        throw new IOException("execv failed");
    }

    /** Returns the open files that the next program does not need: all but the console and the lock of the runtime directory. */
    private static List<Integer> descriptors() throws IOException {
        List<Integer> descriptors = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path file : files) {
                int number = Integer.parseInt(file.getFileName().toString());
                if (number > 2 && !RuntimeDirectory.isLock(file)) {
                    descriptors.add(number);
                }
            }
        }
        return descriptors;
    }

    private void call(String function, Object... arguments) throws ReflectiveOperationException {
        Object target =
                library.getClass().getMethod("getFunction", String.class).invoke(library, function);
        target.getClass().getMethod("invokeInt", Object[].class).invoke(target, (Object) arguments);
    }
}
