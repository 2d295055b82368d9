package io.vireo.platform.database.embedded;

import io.vireo.platform.database.DatabaseStartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A separate JVM that runs an embedded database until it is killed. Its first line of output is {@code ready} or the error message. */
final class EmbeddedDatabaseChild {
    private EmbeddedDatabaseChild() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        try {
            EmbeddedDatabase.start(new EmbeddedSettings(data, "16M", System.getProperty("user.name")));
            System.out.println("ready");
            System.in.read();
        } catch (DatabaseStartupException e) {
            System.out.println(e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    static Process start(Path data) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(java, "-cp", classes, EmbeddedDatabaseChild.class.getName(), data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
