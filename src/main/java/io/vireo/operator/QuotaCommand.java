package io.vireo.operator;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code quota NAME}: shows or changes the quotas of a channel. */
final class QuotaCommand implements OperatorCommand {
    private static final String BYTES = "--bytes";
    private static final String VIDEOS = "--videos-per-day";
    private static final String DEFAULT = "default";

    @Override
    public String usage() {
        return """
                Usage: java -jar vireo.jar quota NAME [OPTION]...
                  --bytes N|default           bytes of all files of the channel; 0: unlimited
                  --videos-per-day N|default  uploads in 24 hours; 0: unlimited
                Shows the quotas of the channel NAME, or changes them. default: the setting of the role of the account.
                """;
    }

    @Override
    public Set<String> options() {
        return Set.of(BYTES, VIDEOS);
    }

    @Override
    public void check(CommandArguments arguments) {
        arguments.requireCount(1, 1);
        value(arguments, BYTES, Long.MAX_VALUE);
        value(arguments, VIDEOS, Integer.MAX_VALUE);
    }

    private static @Nullable Long value(CommandArguments arguments, String option, long max) {
        return arguments.option(option).filter(DEFAULT::equals).isPresent()
                ? null
                : arguments.number(option, 0, max).orElse(null);
    }

    @Override
    public void run(CommandDatabase database, CommandArguments arguments, PrintStream out) throws SQLException {
        String name = arguments.positional().get(0);
        long channelId = database.lockChannel(name);
        String before = quotas(database, channelId);
        if (arguments.option(BYTES).isPresent()) {
            database.change(
                    "UPDATE Channels SET QuotaBytes = ? WHERE ChannelID = ?",
                    value(arguments, BYTES, Long.MAX_VALUE),
                    channelId);
        }
        if (arguments.option(VIDEOS).isPresent()) {
            database.change(
                    "UPDATE Channels SET QuotaVideos = ? WHERE ChannelID = ?",
                    value(arguments, VIDEOS, Integer.MAX_VALUE),
                    channelId);
        }
        String after = quotas(database, channelId);
        if (!after.equals(before)) {
            database.log("quota", channelId, "", before, after);
        }
        out.println(name + ": " + after);
    }

    private static String quotas(CommandDatabase database, long channelId) throws SQLException {
        String[] row = database.rows("SELECT QuotaBytes, QuotaVideos FROM Channels WHERE ChannelID = ?", channelId)
                .get(0);
        return (row[0] == null ? DEFAULT : row[0]) + " bytes, " + (row[1] == null ? DEFAULT : row[1])
                + " videos per day";
    }
}
