package io.vireo;

import io.vireo.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares what the servers of the integration tests share: a fresh database, a data directory, and the arguments by which {@code
 * arquillian.xml} starts Payara Micro. In a run without integration tests it does nothing.
 */
public final class TestServer implements LauncherSessionListener {
    private static final String DATABASE = "vireo_it";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("vireo.it.war") == null) {
            return;
        }
        try {
            TestDatabase.empty(DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the tests cannot be made", e);
        }
        System.setProperty(
                "vireo.it.java",
                arguments(settings().entrySet().stream()
                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                        .toList()));
        Path payara = Path.of(System.getProperty("vireo.it.payara"));
        System.setProperty(
                "vireo.it.micro",
                arguments(List.of(
                        "--nohazelcast",
                        "--disablephonehome",
                        "--prebootcommandfile",
                        payara.resolve("pre-boot.txt").toString())));
    }

    /** The database of the servers of the tests. */
    public static DataSource database() {
        try {
            return TestDatabase.existing(DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("The database of the tests cannot be reached", e);
        }
    }

    /** Where the servers of the tests keep their files. */
    public static Path data() {
        return Path.of(System.getProperty("vireo.it.directory"), "data").toAbsolutePath();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("vireo.data", data().toString());
        settings.put("vireo.db.url", TestDatabase.url(DATABASE));
        settings.put("vireo.db.user", String.valueOf(TestDatabase.user()));
        settings.put("vireo.db.password", String.valueOf(TestDatabase.password()));
        // A proxy in front of the tests lets each test be a client of its own.
        settings.put("vireo.http.trusted-proxies", "127.0.0.1, ::1");
        settings.put("vireo.http.cors-origins", "https://app.example");
        settings.put("vireo.upload.max-bytes", "2000000");
        settings.put("vireo.password.cost", "10");
        // Birth dates and upload times must not depend on where the server stands.
        settings.put("user.timezone", "Pacific/Auckland");
        return settings;
    }

    /** As the container's configuration wants them: separated by blanks, those within escaped. */
    private static String arguments(List<String> arguments) {
        return arguments.stream().map(argument -> argument.replace(" ", "\\ ")).collect(Collectors.joining(" "));
    }
}
