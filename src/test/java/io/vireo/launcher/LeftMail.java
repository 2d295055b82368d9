package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/** A mail with a link that another node has left in the database. A node sends it before it gets its first request. */
final class LeftMail {
    private LeftMail() {}

    /** Adds an account without a password, and its request for a mail, to a database with tables. */
    static void addTo(String database) throws SQLException {
        try (Connection connection = TestDatabase.existing(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO Channels (ChannelID, Username, Password) VALUES (7, 'Grace', '!')");
            statement.execute("INSERT INTO ChannelDetails (ChannelID, Fname, Lname, Email)"
                    + " VALUES (7, 'Grace', 'Hopper', 'grace@example.com')");
            statement.execute("INSERT INTO DeferredActions (Kind, Name, Created)"
                    + " VALUES ('FORGOT', 'grace@example.com', UNIX_TIMESTAMP() * 1000)");
        }
    }

    /** Waits for the mail of a process that has not got a request; its link must lead to the port of the site. */
    static void assertLeadsTo(VireoProcess vireo, Path data) throws Exception {
        Await.until("the mail", Duration.ofMinutes(3), () -> !mails(data).isEmpty());

        assertThat(mails(data)).contains("http://localhost:" + vireo.port() + "/reset?token");
    }

    /** Returns the content of the mails that were written to files. */
    private static String mails(Path data) throws IOException {
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
