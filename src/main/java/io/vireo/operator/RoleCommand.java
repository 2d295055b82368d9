package io.vireo.operator;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** {@code role NAME [ROLE]}: shows or changes the role of an account. */
final class RoleCommand implements OperatorCommand {
    private static final List<String> ROLES = List.of("user", "moderator", "admin");

    @Override
    public String usage() {
        return """
                Usage: java -jar vireo.jar role NAME [user|moderator|admin]
                Shows the role of the account NAME, or changes it. The change counts from the next call of the account.
                The last administrator cannot be demoted.
                """;
    }

    @Override
    public void check(CommandArguments arguments) {
        arguments.requireCount(1, 2);
        if (arguments.positional().size() == 2) {
            arguments.oneOf(1, ROLES);
        }
    }

    @Override
    public void run(CommandDatabase database, CommandArguments arguments, PrintStream out) throws SQLException {
        String name = arguments.positional().get(0);
        // as the server does: the administrators first, so that two demotions are serial
        List<?> admins = database.rows("SELECT ChannelID FROM Channels WHERE Role = 'admin' FOR UPDATE");
        long channelId = database.lockChannel(name);
        String before = String.valueOf(database.rows("SELECT Role FROM Channels WHERE ChannelID = ?", channelId)
                .get(0)[0]);
        String role =
                arguments.positional().size() == 2 ? arguments.positional().get(1) : before;
        if (!role.equals(before)) {
            if (before.equals("admin") && admins.size() == 1) {
                throw new CommandRejectedException(name + " is the last administrator.");
            }
            database.change("UPDATE Channels SET Role = ? WHERE ChannelID = ?", role, channelId);
            database.log("role", channelId, "", before, role);
        }
        out.println(name + ": " + role);
    }
}
