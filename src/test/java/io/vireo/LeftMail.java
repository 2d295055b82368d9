package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

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
public final class LeftMail {
    private static final String ADDRESS = "grace@example.com";

    private LeftMail() {}

    /** Adds an account without a password, and its request for a mail, to a database with tables. */
    public static void addTo(String database) throws SQLException {
        try (Connection connection = TestDatabase.existing(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO Channels (ChannelID, Username, Password) VALUES (7, 'Grace', '!')");
            statement.execute("INSERT INTO ChannelDetails (ChannelID, Fname, Lname, Email)"
                    + " VALUES (7, 'Grace', 'Hopper', '" + ADDRESS + "')");
            statement.execute("INSERT INTO DeferredActions (Kind, Name, Created)" + " VALUES ('FORGOT', '" + ADDRESS
                    + "', UNIX_TIMESTAMP() * 1000)");
        }
    }

    /** Waits for the mail of a site that has not got a request and writes mails to files; the link must lead to the port of the site. */
    public static void assertLeadsTo(int port, Path data) throws Exception {
        Await.until("the mail", Duration.ofMinutes(3), () -> !mails(data).isEmpty());

        assertThat(mails(data)).contains(link(port));
    }

    /** Waits for the text of the mail of a site that sends mails to {@link TestMail}. */
    static String await() {
        return TestMail.text(TestMail.await(ADDRESS, "Choose a new password"));
    }

    /** Returns the beginning of the link to a site on a port. */
    public static String link(int port) {
        return "http://localhost:" + port + "/reset?token";
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
