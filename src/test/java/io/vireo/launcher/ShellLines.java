package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs the shell commands of the documentation. */
final class ShellLines {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    /** Commands that build Vireo or start a server. */
    private static final Pattern SKIPPED = Pattern.compile("\\./mvnw .*|.*java -jar .*");

    private final Path directory;

    /** @param directory the working directory of the commands; {@code vireo-data} in it has the data of the site */
    ShellLines(Path directory) {
        this.directory = directory;
    }

    /** Runs the commands against a site without an account of the name {@code ada}. */
    void check(VireoProcess vireo) throws Exception {
        Files.createSymbolicLink(directory.resolve("src"), Path.of("src").toAbsolutePath());
        for (String page : List.of("README.md", "docs/mail.md", "DEVELOPING.md")) {
            String output = run(lines(page).replace("localhost:8080", "localhost:" + vireo.port()));

            assertThat(output)
                    .as("%s", page)
                    .doesNotContain("\"message\"", "ERROR", "rror:")
                    .contains(page.equals("DEVELOPING.md") ? "ada" : "{\"response\":\"\"}");
        }
        vireo.client().signIn("ada", "battery staple").then().statusCode(200);
    }

    private static String lines(String page) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of(page)))
                .results()
                .map(MatchResult::group)
                .flatMap(block -> BLOCK.matcher(block).replaceAll("$1").lines())
                .filter(line -> !SKIPPED.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }

    /** Runs shell commands with a query as standard input, for the database client; returns the output. */
    private String run(String lines) throws IOException, InterruptedException {
        Path query = Files.writeString(directory.resolve("query.sql"), "SELECT Username FROM Channels;\n");
        Path output = Files.createTempFile(directory, "shell", ".out");
        Process shell = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", lines)
                .directory(directory.toFile())
                .redirectInput(query.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = shell.waitFor(2, TimeUnit.MINUTES);
        shell.destroyForcibly();
        assertThat(ended && shell.waitFor() == 0)
                .as("%s%n%s", lines, Files.readString(output))
                .isTrue();
        return Files.readString(output);
    }
}
