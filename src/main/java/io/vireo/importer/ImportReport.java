package io.vireo.importer;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints the results of the checks for the operator. The output contains neither passwords nor e-mail addresses. */
final class ImportReport {
    private static final int EXAMPLES = 5;
    private static final double GIGA = 1e9;

    private final StagingTables stagingTables;
    private final PrintStream out;

    ImportReport(StagingTables stagingTables, PrintStream out) {
        this.stagingTables = stagingTables;
        this.out = out;
    }

    /**
     * Prints the report.
     *
     * @param everything whether to list all affected rows instead of a few examples
     */
    void print(boolean everything) throws SQLException {
        out.printf(
                "Found:          %d accounts, %d rows of details, %d videos%n",
                stagingTables.number("SELECT COUNT(*) FROM OldChannels"),
                stagingTables.number("SELECT COUNT(*) FROM OldDetails"),
                stagingTables.number("SELECT COUNT(*) FROM OldVideos"));
        out.printf(
                Locale.ROOT,
                "Importable:     %d accounts, %d rows of details, %d videos (%.3f GB)%n",
                stagingTables.number("SELECT COUNT(*) FROM OldChannels WHERE Whole"),
                stagingTables.number("SELECT COUNT(*) FROM OldDetails WHERE Whole"),
                stagingTables.number("SELECT COUNT(*) FROM OldVideos WHERE Whole"),
                stagingTables.number("SELECT COALESCE(SUM(Bytes), 0) FROM OldVideos WHERE Whole") / GIGA);
        print("Broken, not imported", ImportProblem.Fate.SKIPPED, everything);
        print("Broken, imported with a loss of data", ImportProblem.Fate.LOSSY, everything);
        print("For information", ImportProblem.Fate.INFO, everything);
    }

    /** Returns whether any row is not imported or loses data. */
    boolean isBroken() throws SQLException {
        for (ImportProblem importProblem : ImportProblem.values()) {
            if (importProblem.fate() != ImportProblem.Fate.INFO && count(importProblem) > 0) {
                return true;
            }
        }
        return false;
    }

    private void print(String title, ImportProblem.Fate fate, boolean everything) throws SQLException {
        List<ImportProblem> problems = Arrays.stream(ImportProblem.values())
                .filter(importProblem -> importProblem.fate() == fate)
                .toList();
        boolean titled = false;
        for (ImportProblem importProblem : problems) {
            long count = count(importProblem);
            if (count > 0) {
                out.print(titled ? "" : title + ":%n".formatted());
                titled = true;
                out.printf("  %-5d %s%n", count, importProblem.sentence());
                print(importProblem, everything ? count : EXAMPLES, count);
            }
        }
    }

    private void print(ImportProblem importProblem, long most, long count) throws SQLException {
        List<String> examples = stagingTables.texts(
                "SELECT Example FROM OldProblems WHERE Problem = ? ORDER BY ID, Example LIMIT ?",
                importProblem.name(),
                most);
        for (String example : examples) {
            out.println("          " + example);
        }
        if (count > most) {
            out.println("          … (all with --skip-broken)");
        }
    }

    private long count(ImportProblem importProblem) throws SQLException {
        return stagingTables.number("SELECT COUNT(*) FROM OldProblems WHERE Problem = ?", importProblem.name());
    }
}
