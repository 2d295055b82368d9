package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.TestDirectory;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node sends mails that another node has left, before it gets its first request. */
class MailLinkIT {
    private final String database = "links_" + UUID.randomUUID().toString().replace("-", "");

    @TestDirectory
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"war", "war with the portable connector", "vireo.jar"})
    void shouldLeadToThePortOfTheSiteBeforeTheFirstRequest(String kind) throws Exception {
        forgetPassword();
        Map<String, String> settings = new HashMap<>();
        settings.put("VIREO_DB_URL", TestDatabase.url(database));
        settings.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        settings.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        if (kind.contains("portable")) {
            settings.put("VIREO_HTTP_CONNECTOR", "portable");
        }
        try (VireoProcess vireo = kind.equals("vireo.jar")
                ? VireoProcess.launch(data, settings)
                : VireoProcess.launchWar(Path.of(System.getProperty("vireo.it.war")), data, settings)) {
            Await.until("the mail", Duration.ofMinutes(3), () -> !mails().isEmpty());

            assertThat(mails()).contains("http://localhost:" + vireo.port() + "/reset?token");
        }
    }

    private void forgetPassword() throws SQLException {
        try (Connection connection = TestDatabase.migrated(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO Channels (ChannelID, Username, Password) VALUES (7, 'Grace', '!')");
            statement.execute("INSERT INTO ChannelDetails (ChannelID, Fname, Lname, Email)"
                    + " VALUES (7, 'Grace', 'Hopper', 'grace@example.com')");
            statement.execute("INSERT INTO DeferredActions (Kind, Name, Created)"
                    + " VALUES ('FORGOT', 'grace@example.com', UNIX_TIMESTAMP() * 1000)");
        }
    }

    /** The content of the mails that were written to files. */
    private String mails() throws IOException {
        StringBuilder mails = new StringBuilder();
        if (Files.isDirectory(data.resolve("mail"))) {
            try (Stream<Path> files = Files.list(data.resolve("mail"))) {
                for (Path file : files.filter(name -> name.toString().endsWith(".eml"))
                        .filter(name -> !name.getFileName().toString().startsWith("."))
                        .toList()) {
                    mails.append(Files.readString(file));
                }
            }
        }
        return mails.toString();
    }
}
