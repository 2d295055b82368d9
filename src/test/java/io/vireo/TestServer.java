package io.vireo;

import io.vireo.platform.database.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
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
    /** How long a viewer may take nothing. */
    public static final Duration VIEWER_SILENCE = Duration.ofSeconds(2);

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
        settings.put("vireo.metrics.allowed", "127.0.0.0/8, 10.0.0.0/8, 2001:db8::/32");
        settings.put("vireo.http.cors-origins", "https://app.example");
        settings.put("vireo.upload.max-bytes", "2000000");
        settings.put("vireo.upload.idle-timeout", "PT2S");
        settings.put("vireo.http.request-timeout", "PT5S");
        settings.put("vireo.password.cost", "10");
        settings.put("vireo.delivery.idle-timeout", VIEWER_SILENCE.toString());
        settings.put("vireo.mail.host", "127.0.0.1");
        settings.put("vireo.mail.port", Integer.toString(TestMail.start()));
        settings.put("vireo.mail.retry", "PT1S");
        // So slowly given back that a test of a limit does not depend on the time it takes. Each client has them for
        // itself.
        settings.put("vireo.limits.sign-in.address", "40/P30D");
        settings.put("vireo.limits.sign-in.account", "30/P30D");
        settings.put("vireo.limits.sign-up.address", "300/P30D");
        settings.put("vireo.limits.create-video.account", "500/P30D");
        // Birth dates and upload times must not depend on where the server stands.
        settings.put("user.timezone", "Pacific/Auckland");
        return settings;
    }

    /** As the container's configuration, which is XML, wants them: separated by blanks, those within escaped. */
    private static String arguments(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.replace(" ", "\\ ").replace("&", "&amp;"))
                .collect(Collectors.joining(" "));
    }
}
