package io.vireo.launcher;

import io.vireo.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of {@code vireo.jar migrate}. */
final class MigrateProcess {
    private final Process process;
    private final Path output;

    private MigrateProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static MigrateProcess start(Path data, Map<String, String> settings, List<String> arguments) throws IOException {
        PreparedLibraries.linkInto(data);
        Path output = Files.createTempFile(data.getParent(), "migrate", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TestJvm.OPTIONS);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-jar", System.getProperty("vireo.it.jar"), "migrate"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("VIREO_DATA", data.toString());
        builder.environment().putAll(settings);
        return new MigrateProcess(builder.start(), output);
    }

    int waitForExit() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The migration did not end: " + output());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
