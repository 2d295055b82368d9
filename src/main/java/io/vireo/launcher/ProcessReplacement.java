package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the program of this process by another JVM ({@code execv}): the process keeps its id, so signals, service managers and
 * terminals reach the server. Open files except for the console and the lock of the {@link RuntimeDirectory} are closed. Only Linux.
 */
final class ProcessReplacement {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final Path EXECUTABLE = Path.of("/proc/self/exe");
    private static final int LAST_OF_CONSOLE = 2;
    private static final int C_CALL = 0;
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
        if (!Files.isDirectory(DESCRIPTORS)) {
            throw new IOException("this is not Linux");
        }
        JvmCommand command =
                JvmCommand.parse(arguments()).orElseThrow(() -> new IOException("the command line is not java -jar"));
        Optional<String> obstacle = command.obstacle(System.getenv());
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        if (libraries.directory().toString().contains(File.pathSeparator)) {
            throw new IOException("the path of the data has a " + File.pathSeparator);
        }
        String java = bytes(EXECUTABLE.toRealPath().toString());
        List<String> line = new ArrayList<>();
        line.add(java);
        List<String> additional = new ArrayList<>();
        for (String option : options) {
            additional.add(bytes(option));
        }
        line.addAll(command.with(additional, bytes(libraries.classPathJar().toString()), System.getenv()));
        Path jna = libraries.library("jna-");
        System.setProperty("jna.tmpdir", libraries.directory().toString()); // others may be read-only or not executable
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jna.toUri().toURL()})) {
            new ProcessReplacement(loader).exec(java, line.toArray(String[]::new));
        }
    }

    /** Returns the arguments of this process without the name of the program; see {@link #bytes}. */
    private static List<String> arguments() throws IOException {
        String line = Files.readString(COMMAND_LINE, ISO_8859_1);
        List<String> arguments = List.of(line.split("\0", -1)); // each ends with a zero byte
        return arguments.subList(1, arguments.size() - 1);
    }

    /** Returns a text whose characters are the bytes of the argument as the operating system gets them. */
    private static String bytes(String argument) throws IOException {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
        byte[] bytes = argument.getBytes(charset);
        if (!new String(bytes, charset).equals(argument)) {
            throw new IOException("a path has characters that the locale lacks: " + argument);
        }
        return new String(bytes, ISO_8859_1);
    }

    private void exec(String program, String[] line) throws IOException, ReflectiveOperationException {
        System.out.flush();
        System.err.flush();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path file : files) {
                int number = Integer.parseInt(file.getFileName().toString());
                if (number > LAST_OF_CONSOLE) {
                    call("fcntl", number, F_SETFD, RuntimeDirectory.isLock(file) ? 0 : FD_CLOEXEC);
                }
            }
        }
        call("execv", program, line);
        throw new IOException("execv failed");
    }

    /** Calls a function of the C library. */
    private void call(String function, Object... arguments) throws ReflectiveOperationException {
        Object target = library.getClass()
                .getMethod("getFunction", String.class, int.class, String.class)
                .invoke(library, function, C_CALL, ISO_8859_1.name());
        target.getClass().getMethod("invokeInt", Object[].class).invoke(target, (Object) arguments);
    }
}
