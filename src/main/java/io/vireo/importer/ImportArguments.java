package io.vireo.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the {@code migrate} command.
 *
 * @param from JDBC URL of the legacy database
 * @param password null for a database user without a password
 * @param media the legacy media folder with {@code videos}, {@code thumbnails} and {@code cpicture}
 * @param dryRun whether only to check and report
 * @param skipBroken whether to import valid rows if others are broken
 * @param link whether to create hard links instead of copies
 */
record ImportArguments(
        String from,
        @Nullable String user,
        @Nullable String password,
        Path media,
        boolean dryRun,
        boolean skipBroken,
        boolean link) {
    static final String PASSWORD = "VIREO_MIGRATE_PASSWORD";

    static final String USAGE = """
            Usage: java -jar vireo.jar migrate --from URL --user NAME --media DIR [OPTION]...
              --from URL            the legacy database: jdbc:mariadb://host/name
              --user NAME           a database user with the privilege SELECT
              --password-file FILE  a file with the password, or set the environment variable %s
              --media DIR           the legacy media folder with videos, thumbnails and cpicture
              --dry-run             only check and report, import nothing
              --skip-broken         import the valid rows; by default broken rows prevent the import
              --link                create hard links instead of copies (same file system required)
            Imports an original Vireo into the configured database and media store.
            The legacy data is not changed. Exit codes: 0 success, 1 rejected, 2 failed.
            """.formatted(PASSWORD);

    private static final List<String> FLAGS = List.of("--dry-run", "--skip-broken", "--link");
    private static final List<String> OPTIONS = List.of("--from", "--user", "--password-file", "--media");

    /**
     * Parses the command line.
     *
     * @throws IllegalArgumentException with a message for the operator if the arguments are invalid
     */
    static ImportArguments of(String[] given, Map<String, String> environment) throws IOException {
        Map<String, String> values = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(List.of(given));
        while (!left.isEmpty()) {
            String name = left.pop();
            if (FLAGS.contains(name)) {
                values.put(name, "");
            } else if (OPTIONS.contains(name) && !left.isEmpty()) {
                values.put(name, left.pop());
            } else {
                throw new IllegalArgumentException(
                        OPTIONS.contains(name) ? name + " requires a value." : "Unknown option " + name + ".");
            }
        }
        return new ImportArguments(
                url(required(values, "--from")),
                values.get("--user"),
                password(values, environment),
                Path.of(required(values, "--media")).toAbsolutePath().normalize(),
                values.containsKey("--dry-run"),
                values.containsKey("--skip-broken"),
                values.containsKey("--link"));
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing.");
        }
        return value;
    }

    /** Rejects a URL with a password: arguments are visible in the process list. */
    private static String url(String url) {
        if (!url.matches("jdbc:(mariadb|mysql)://.*")) {
            throw new IllegalArgumentException("--from must begin with jdbc:mariadb://");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("--from must not contain a password: set it in " + PASSWORD + ".");
        }
        return url.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
    }

    private static @Nullable String password(Map<String, String> values, Map<String, String> environment)
            throws IOException {
        String file = values.get("--password-file");
        return file == null
                ? environment.get(PASSWORD)
                : Files.readString(Path.of(file)).strip();
    }

    @Override
    public String toString() {
        return "Arguments[[REDACTED]]";
    }
}
