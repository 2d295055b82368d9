package io.vireo;

import java.util.List;
import java.util.stream.Stream;

/** Options of the JVMs that tests start, which save processor time. */
public final class TestJvm {
    /**
     * Without the optimizing compiler, which is half of a start and pays only in servers that run longer; without verification of the
     * 15,000 classes that a server loads, all of which are from compilers.
     */
    public static final List<String> SERVER =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

    /**
     * As {@link #SERVER}, with the garbage collector that needs least, and without its full collections when the classes outgrow a limit;
     * {@code vireo.jar} chooses its own.
     */
    public static final List<String> OPTIONS = Stream.concat(
                    SERVER.stream(), Stream.of("-XX:+UseSerialGC", "-XX:MetaspaceSize=192m"))
            .toList();

    private TestJvm() {}
}
