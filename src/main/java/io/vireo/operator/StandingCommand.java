package io.vireo.operator;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code standing NAME [STANDING]}: shows or changes the standing of a channel. */
final class StandingCommand implements OperatorCommand {
    private static final List<String> STANDINGS = List.of("good", "limited", "frozen", "suspended");
    private static final String SUSPENDED = "suspended";
    private static final int MAX_REASON = 500;

    /** The actions of decisions that lead to a standing. */
    private static final Map<String, String> ACTIONS =
            Map.of("limited", "limit", "frozen", "freeze", SUSPENDED, "suspend");

    /** The bit of {@code Videos.Blocked} for a suspended channel. */
    private static final int CHANNEL_SUSPENDED = 2;

    @Override
    public String usage() {
        return """
                Usage: java -jar vireo.jar standing NAME [good|limited|frozen|suspended] [OPTION]...
                  --reason TEXT  why, for the owner and the log
                  --days N       after N days the standing is good again; without it, it does not end by itself
                Shows the standing of the channel NAME, or changes it. A suspended channel is hidden, and later deleted.
                """;
    }

    @Override
    public Set<String> options() {
        return Set.of("--reason", "--days");
    }

    @Override
    public void check(CommandArguments arguments) {
        arguments.requireCount(1, 2);
        if (arguments.positional().size() == 2) {
            arguments.oneOf(1, STANDINGS);
        }
        arguments.number("--days", 1, 3650);
        if (arguments
                .option("--reason")
                .filter(text -> text.length() > MAX_REASON)
                .isPresent()) {
            throw new IllegalArgumentException("--reason has at most " + MAX_REASON + " characters.");
        }
    }

    @Override
    public void run(CommandDatabase database, CommandArguments arguments, PrintStream out) throws SQLException {
        String name = arguments.positional().get(0);
        long channelId = database.lockChannel(name);
        String before = String.valueOf(database.rows("SELECT Standing FROM Channels WHERE ChannelID = ?", channelId)
                .get(0)[0]);
        String standing =
                arguments.positional().size() == 2 ? arguments.positional().get(1) : before;
        if (arguments.positional().size() == 2) {
            set(database, channelId, before, standing, arguments);
        }
        out.println(name + ": " + standing);
    }

    private static void set(
            CommandDatabase database, long channelId, String before, String standing, CommandArguments arguments)
            throws SQLException {
        String reason = arguments.option("--reason").orElse("");
        long now = database.now();
        Long until = standing.equals("good")
                ? null
                : arguments
                        .number("--days", 1, 3650)
                        .map(days -> now + Duration.ofDays(days).toMillis())
                        .orElse(null);
        database.change(
                "UPDATE Channels SET Standing = ?, StandingReason = ?, StandingSince = ?, StandingUntil = ? WHERE ChannelID = ?",
                standing,
                reason,
                now,
                until,
                channelId);
        boolean changesAccess = standing.equals(SUSPENDED) != before.equals(SUSPENDED);
        if (changesAccess) {
            database.change(
                    "UPDATE Videos SET Blocked = IF(?, Blocked | ?, Blocked & ~ ?), AccessVersion = AccessVersion + 1"
                            + " WHERE ChannelID = ?",
                    standing.equals(SUSPENDED),
                    CHANNEL_SUSPENDED,
                    CHANNEL_SUSPENDED,
                    channelId);
            database.change(
                    "UPDATE Channels SET VideoCount = (SELECT COUNT(*) FROM Videos WHERE ChannelID = ? AND Listed = 1)"
                            + " WHERE ChannelID = ?",
                    channelId,
                    channelId);
        }
        database.log("standing", channelId, reason, before, standing);
        inform(database, channelId, standing, reason);
        showToNodes(database, channelId, changesAccess);
    }

    /** Records a decision, which the owner can appeal, and enqueues the mail to the owner. */
    private static void inform(CommandDatabase database, long channelId, String standing, String reason)
            throws SQLException {
        String action = ACTIONS.get(standing);
        if (action != null) {
            database.decide("channel", channelId, action, reason);
        }
        database.enqueue("standing-mail", channelId);
    }

    /** Running nodes drop what they have cached, and search follows the change. */
    private static void showToNodes(CommandDatabase database, long channelId, boolean changesAccess)
            throws SQLException {
        database.change("INSERT INTO SearchQueue (Kind, RowID) VALUES (1, ?)", channelId);
        database.change(
                "INSERT INTO SearchQueue (Kind, RowID) SELECT 0, VideoID FROM Videos WHERE ChannelID = ? AND Published = 1",
                channelId);
        database.change("UPDATE CatalogueVersion SET Version ="
                + " GREATEST(Version + 1, CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS UNSIGNED)) WHERE ID = 1");
        if (changesAccess) {
            database.change(
                    "UPDATE Videos SET AccessChanged = (SELECT Version FROM CatalogueVersion WHERE ID = 1)"
                            + " WHERE ChannelID = ?",
                    channelId);
        }
    }
}
