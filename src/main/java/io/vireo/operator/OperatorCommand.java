package io.vireo.operator;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Set;

/** One command of the operator. */
interface OperatorCommand {
    /** Returns the help text. */
    String usage();

    /** Returns the names of the options, each with a value. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Checks the arguments before the database is opened.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    void check(CommandArguments arguments);

    /**
     * Runs within an open transaction, which is committed if the method returns.
     *
     * @throws CommandRejectedException with a message for the operator
     */
    void run(CommandDatabase database, CommandArguments arguments, PrintStream out) throws SQLException;
}
