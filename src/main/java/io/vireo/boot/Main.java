package io.vireo.boot;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The main class of {@code vireo.jar}: starts Payara Micro with the arguments given (see its documentation; {@code --port 8081}
 * say), and tells in one line when and where the site is ready. If the application could not be deployed the process ends with
 * status 1, instead of serving nothing.
 */
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream console = System.err;
        Path data = data();
        console.println("Vireo is starting with its data in " + data);
        PayaraMicroLauncher.main(withRootDirectory(arguments, data));
        PayaraMicroRuntime runtime = PayaraMicro.getInstance().getRuntime();
        if (runtime.getDeployedApplicationNames().isEmpty()) {
            console.println("Vireo could not start; the log above says why.");
            System.exit(FAILED);
        }
        for (int port : runtime.getLocalDescriptor().getHttpPorts()) {
            console.println("Vireo is ready at http://localhost:" + port);
        }
    }

    /** The setting {@code vireo.data}, by the rules of MicroProfile Config, which is not there yet. */
    private static Path data() {
        String data = Stream.of(
                        Optional.ofNullable(System.getProperty("vireo.data")),
                        Optional.ofNullable(System.getenv("VIREO_DATA")))
                .flatMap(Optional::stream)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("vireo-data");
        return Path.of(data.strip()).toAbsolutePath().normalize();
    }

    private static String[] withRootDirectory(String[] arguments, Path data) throws Exception {
        if (Arrays.stream(arguments).anyMatch("--rootDir"::equalsIgnoreCase)) {
            return arguments;
        }
        Stream<String> own =
                Stream.of("--rootDir", RuntimeDirectory.prepare(data).toString());
        return Stream.concat(own, Arrays.stream(arguments)).toArray(String[]::new);
    }
}
