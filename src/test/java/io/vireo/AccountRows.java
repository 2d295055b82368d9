package io.vireo;

import io.vireo.auth.TestTokens;
import java.sql.SQLException;

/**
 * Accounts of the shared server without sign-up and sign-in, which hash a password and take longer than most other calls: the rows that a
 * sign-up leaves, and tokens. There is no welcome mail.
 */
final class AccountRows {
    /** A hash of {@link VireoClient#PASSWORD} of the lowest cost, which is that of the shared server: a sign-in does not replace it. */
    static final String PASSWORD_HASH = "$2b$10$AolsXC37fgZ8jkJc9B2KdOzHhJaruvMThmUZZmaVT6SM5jHC//IzS";

    private AccountRows() {}

    /** Adds the account of {@link VireoClient#person} with a new username, and returns the username. */
    static String add() {
        String name = VireoClient.newName();
        try {
            Rows.transaction(rows -> {
                rows.change(
                        "INSERT INTO Channels (Username, VisibleName, Password, Created) VALUES (?, ?, ?, UTC_TIMESTAMP(6))",
                        name,
                        name,
                        PASSWORD_HASH);
                rows.change(
                        "INSERT INTO ChannelDetails (ChannelID, Fname, Lname, Email, Birth)"
                                + " SELECT ChannelID, 'Ada', 'Lovelace', ?, '1985-12-10' FROM Channels WHERE Username = ?",
                        VireoClient.newName() + "@example.com",
                        name);
                rows.change("UPDATE CatalogueVersion SET Version ="
                        + " GREATEST(Version + 1, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED))");
            });
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot add an account", e);
        }
        return name;
    }

    /** Returns a new token of an account. */
    static String token(String username) {
        try {
            String[] account = Rows.select(
                            "SELECT CONCAT_WS(' ', ChannelID, TokenGeneration, Username) FROM Channels WHERE Username = ?",
                            username)
                    .get(0)
                    .split(" ", 3);
            return TestTokens.issue(Long.parseLong(account[0]), account[2], Integer.parseInt(account[1]));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read an account", e);
        }
    }
}
