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
 * What the operator asks for.
 *
 * @param from JDBC URL of the original database
 * @param password null for an account without one
 * @param media the original's folder with {@code videos}, {@code thumbnails} and {@code cpicture}
 * @param dryRun only look
 * @param skipBroken take what is whole and leave the rest
 * @param link hard links in place of copies
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
              --from URL            the original database: jdbc:mariadb://host/name
              --user NAME           who may read it
              --password-file FILE  the file with the password; or put it into the environment: %s
              --media DIR           the original's folder with videos, thumbnails and cpicture
              --dry-run             only say what would be taken, and what is broken
              --skip-broken         take what is whole; without it nothing is taken while anything is broken
              --link                hard links in place of copies (both on one file system)
            Takes an original Vireo into the database and the media store that Vireo's settings name.
            The original is only read. Ends with 0 when all is well, 1 when it refuses, 2 when it failed.
            """.formatted(PASSWORD);

    private static final List<String> FLAGS = List.of("--dry-run", "--skip-broken", "--link");
    private static final List<String> OPTIONS = List.of("--from", "--user", "--password-file", "--media");

    /** @throws IllegalArgumentException with a sentence if they cannot be understood */
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
                        OPTIONS.contains(name) ? name + " needs a value." : "There is no option " + name + ".");
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

    /** Arguments show in the list of processes: a password may not stand in them. */
    private static String url(String url) {
        if (!url.matches("jdbc:(mariadb|mysql)://.*")) {
            throw new IllegalArgumentException("--from must begin with jdbc:mariadb://");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("--from may not hold a password: give it in " + PASSWORD + ".");
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
