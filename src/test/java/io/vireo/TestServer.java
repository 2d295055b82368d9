package io.vireo;

import io.vireo.platform.database.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares what the servers of the integration tests share: a database, a data directory, and the arguments with which {@code
 * arquillian.xml} starts Payara Micro. Does nothing in a run without integration tests.
 */
public final class TestServer implements LauncherSessionListener {
    /** The idle timeout of downloads. */
    public static final Duration DOWNLOAD_IDLE_TIMEOUT = Duration.ofSeconds(2);

    private static final String DATABASE = "vireo_it";
    private static final String ARGUMENTS = "vireo.it.java";

    private static @Nullable DataSource database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // one JVM can open several sessions
        if (System.getProperty("vireo.it.war") == null || System.getProperty(ARGUMENTS) != null) {
            return;
        }
        try {
            TestDatabase.migrated(DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database of the tests", e);
        }
        System.setProperty(
                ARGUMENTS,
                arguments(Stream.concat(
                                TestJvm.OPTIONS.stream(),
                                settings().entrySet().stream()
                                        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue()))
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

    /** Returns whether this run tests the portable connector. */
    private static boolean isPortable() {
        return Boolean.getBoolean("vireo.it.portable");
    }

    /** Returns the database of the servers under test. */
    public static synchronized DataSource database() {
        try {
            database = database == null ? TestDatabase.pooled(DATABASE) : database;
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to the database of the tests", e);
        }
    }

    /** Returns the data directory of the servers under test. */
    public static Path data() {
        return Path.of(System.getProperty("vireo.it.directory"), "data").toAbsolutePath();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("vireo.data", data().toString());
        settings.put("vireo.db.url", TestDatabase.url(DATABASE));
        settings.put("vireo.db.user", String.valueOf(TestDatabase.user()));
        settings.put("vireo.db.password", String.valueOf(TestDatabase.password()));
        // lets each test have its own client address, by X-Forwarded-For
        settings.put("vireo.http.trusted-proxies", "127.0.0.1, ::1");
        settings.put("vireo.metrics.allowed", "127.0.0.0/8, 10.0.0.0/8, 2001:db8::/32");
        settings.put("vireo.http.cors-origins", "https://app.example");
        settings.put("vireo.upload.max-bytes", "2000000");
        settings.put("vireo.upload.idle-timeout", "PT2S");
        settings.put("vireo.http.request-timeout", "PT5S");
        settings.put("vireo.password.cost", "10");
        settings.put("vireo.delivery.idle-timeout", DOWNLOAD_IDLE_TIMEOUT.toString());
        settings.put("vireo.mail.host", "127.0.0.1");
        settings.put("vireo.mail.port", Integer.toString(TestMail.start()));
        settings.put("vireo.mail.retry", "PT1S");
        // refilled so slowly that a test of a limit does not depend on its duration; limits apply per client
        settings.put("vireo.limits.sign-in.address", "20/P30D");
        settings.put("vireo.limits.sign-in.account", "12/P30D");
        settings.put("vireo.limits.sign-up.address", "100/P30D");
        settings.put("vireo.limits.create-video.account", "200/P30D");
        settings.put("vireo.limits.ratings.account", "2500/P30D");
        settings.put("vireo.limits.views.address", "500/P30D");
        settings.put("vireo.limits.comments.account", "30/P30D");
        settings.put("vireo.inbox.digest-hour", "0");
        settings.put("vireo.inbox.digest-check", "PT1S");
        settings.put("vireo.comments.watched-words", "casino, cheap pills");
        if (isPortable()) {
            settings.put("vireo.http.connector", "portable");
        }
        // birth dates and upload times must not depend on the time zone; Samoa skipped 2011-12-30
        settings.put("user.timezone", "Pacific/Apia");
        return settings;
    }

    /** Formats arguments for the XML configuration of the container: separated by spaces, inner spaces escaped. */
    private static String arguments(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.replace(" ", "\\ ").replace("&", "&amp;"))
                .collect(Collectors.joining(" "));
    }
}
