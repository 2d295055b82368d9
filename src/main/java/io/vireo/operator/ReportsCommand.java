package io.vireo.operator;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** {@code reports [close KIND ID]}: lists the subjects with open reports, or closes the reports of one. */
final class ReportsCommand implements OperatorCommand {
    private static final String CLOSE = "close";

    @Override
    public String usage() {
        return """
                Usage: java -jar vireo.jar reports
                       java -jar vireo.jar reports close KIND ID
                Lists the subjects that wait for a decision of the moderators, oldest first: time of the first report, kind, id,
                number of reports, reasons. With close it closes all reports of one subject without further action: KIND is
                video or channel, ID a hash path or a username.
                """;
    }

    @Override
    public void check(CommandArguments arguments) {
        arguments.requireCount(0, 3);
        if (!arguments.positional().isEmpty()) {
            arguments.oneOf(0, List.of(CLOSE));
            arguments.requireCount(3, 3);
        }
    }

    @Override
    public void run(CommandDatabase database, CommandArguments arguments, PrintStream out) throws SQLException {
        if (arguments.positional().isEmpty()) {
            list(database, out);
        } else {
            close(
                    database,
                    arguments.positional().get(1),
                    arguments.positional().get(2),
                    out);
        }
    }

    private static void list(CommandDatabase database, PrintStream out) throws SQLException {
        List<String[]> entries =
                database.rows("SELECT First, q.Kind, PublicID, q.Reports, (SELECT GROUP_CONCAT(DISTINCT Reason)"
                        + " FROM Reports r WHERE r.Kind = q.Kind AND r.SubjectID = q.SubjectID AND r.OpenKey = 0), Appeal <> ''"
                        + " FROM ReportQueue q ORDER BY EntryID");
        for (String[] entry : entries) {
            out.println(Instant.ofEpochMilli(Long.parseLong(entry[0])) + "  " + entry[1] + "  " + entry[2] + "  "
                    + entry[3] + "  " + (entry[4] == null ? "" : entry[4]) + (entry[5].equals("1") ? "  appeal" : ""));
        }
        out.println(entries.size() + " subjects wait for a decision.");
    }

    private static void close(CommandDatabase database, String kind, String id, PrintStream out) throws SQLException {
        List<String[]> entry =
                database.rows("SELECT SubjectID FROM ReportQueue WHERE Kind = ? AND PublicID = ? FOR UPDATE", kind, id);
        if (entry.isEmpty()) {
            throw new CommandRejectedException("there are no open reports of " + kind + " " + id + ".");
        }
        String key = entry.get(0)[0];
        database.change("DELETE FROM ReportQueue WHERE Kind = ? AND SubjectID = ?", kind, key);
        long decision = database.decide(kind, Long.parseLong(key), "none", "");
        int closed = database.change(
                "UPDATE Reports SET OpenKey = ReportID, DecisionID = ? WHERE Kind = ? AND SubjectID = ? AND OpenKey = 0",
                decision,
                kind,
                key);
        if (closed > 0) {
            database.enqueue("report-mails", decision);
        }
        database.change(
                "INSERT INTO ModerationLog (Created, ActorID, Action, Kind, SubjectID, PublicID, Reason, BeforeState, AfterState)"
                        + " VALUES (?, NULL, 'none', ?, ?, IF(? = 'channel', '', ?), '', '', '')",
                database.now(),
                kind,
                key,
                kind,
                id);
        out.println("Closed " + closed + " reports of " + kind + " " + id + ".");
    }
}
