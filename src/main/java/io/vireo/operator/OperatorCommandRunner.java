package io.vireo.operator;

import io.vireo.platform.config.CommandSettings;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.database.DatabaseStartupException;
import io.vireo.platform.database.OfflineDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs one operator command in one transaction and prints the state after it. */
public final class OperatorCommandRunner {
    private static final int DONE = 0;
    private static final int REJECTED = 1;
    private static final int FAILED = 2;
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;
    private static final List<String> HELP = List.of("--help", "-h");

    private static final Map<String, OperatorCommand> COMMANDS = Map.of(
            "role", new RoleCommand(),
            "standing", new StandingCommand(),
            "quota", new QuotaCommand(),
            "reports", new ReportsCommand());

    private OperatorCommandRunner() {}

    /**
     * Runs a command.
     *
     * @param given the name of the command and its arguments
     * @return the exit code: 0 success, 1 rejected, 2 failed or wrong arguments
     */
    public static int run(String[] given) {
        OperatorCommand command = Objects.requireNonNull(COMMANDS.get(given[0]), given[0]);
        List<String> arguments = Arrays.asList(given).subList(1, given.length);
        if (arguments.stream().anyMatch(HELP::contains)) {
            OUT.print(command.usage());
            return DONE;
        }
        try {
            CommandArguments parsed = CommandArguments.of(arguments, command.options());
            command.check(parsed);
            CommandSettings.install();
            return run(command, parsed);
        } catch (IllegalArgumentException e) {
            ERR.println(e.getMessage());
            ERR.print(command.usage());
        } catch (CommandRejectedException e) {
            ERR.println("Rejected: " + e.getMessage());
            return REJECTED;
        } catch (SQLException | DatabaseStartupException | InvalidSettingException | IOException e) {
            ERR.println("The command failed: " + e.getMessage());
        }
        return FAILED;
    }

    private static int run(OperatorCommand command, CommandArguments arguments) throws SQLException {
        try (OfflineDatabase database = new OfflineDatabase()) {
            database.migrate();
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                command.run(new CommandDatabase(connection), arguments, OUT);
                connection.commit();
            }
        }
        return DONE;
    }
}
