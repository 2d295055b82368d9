package io.vireo.takeover;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells the operator what was found. Names no password and no e-mail address. */
final class Report {
    private static final int EXAMPLES = 5;
    private static final double GIGA = 1e9;

    private final Staging staging;
    private final PrintStream out;

    Report(Staging staging, PrintStream out) {
        this.staging = staging;
        this.out = out;
    }

    /** @param everything all that has a problem in place of some examples */
    void print(boolean everything) throws SQLException {
        out.printf(
                "Found:          %d accounts, %d rows of details, %d videos%n",
                staging.number("SELECT COUNT(*) FROM OldChannels"),
                staging.number("SELECT COUNT(*) FROM OldDetails"),
                staging.number("SELECT COUNT(*) FROM OldVideos"));
        out.printf(
                Locale.ROOT,
                "Can be taken:   %d accounts, %d rows of details, %d videos (%.3f GB)%n",
                staging.number("SELECT COUNT(*) FROM OldChannels WHERE Whole"),
                staging.number("SELECT COUNT(*) FROM OldDetails WHERE Whole"),
                staging.number("SELECT COUNT(*) FROM OldVideos WHERE Whole"),
                staging.number("SELECT COALESCE(SUM(Bytes), 0) FROM OldVideos WHERE Whole") / GIGA);
        print("Broken, and left", Problem.Fate.LEFT, everything);
        print("Broken, and taken with a loss", Problem.Fate.MENDED, everything);
        print("To be known", Problem.Fate.NOTED, everything);
    }

    /** Whether anything is broken. */
    boolean isBroken() throws SQLException {
        for (Problem problem : Problem.values()) {
            if (problem.fate() != Problem.Fate.NOTED && count(problem) > 0) {
                return true;
            }
        }
        return false;
    }

    private void print(String title, Problem.Fate fate, boolean everything) throws SQLException {
        List<Problem> problems = Arrays.stream(Problem.values())
                .filter(problem -> problem.fate() == fate)
                .toList();
        boolean titled = false;
        for (Problem problem : problems) {
            long count = count(problem);
            if (count > 0) {
                out.print(titled ? "" : title + ":%n".formatted());
                titled = true;
                out.printf("  %-5d %s%n", count, problem.sentence());
                print(problem, everything ? count : EXAMPLES, count);
            }
        }
    }

    private void print(Problem problem, long most, long count) throws SQLException {
        List<String> examples = staging.texts(
                "SELECT Example FROM OldProblems WHERE Problem = ? ORDER BY ID, Example LIMIT ?", problem.name(), most);
        for (String example : examples) {
            out.println("          " + example);
        }
        if (count > most) {
            out.println("          … (all with --skip-broken)");
        }
    }

    private long count(Problem problem) throws SQLException {
        return staging.number("SELECT COUNT(*) FROM OldProblems WHERE Problem = ?", problem.name());
    }
}
