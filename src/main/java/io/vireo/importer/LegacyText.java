package io.vireo.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Texts of the original's rows. */
final class LegacyText {
    /** The first year of a date that MariaDB promises to keep. */
    private static final int FIRST_YEAR = 1000;

    private LegacyText() {}

    /** In characters as the database counts them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** At most so many characters of it. */
    static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** For a terminal: short, on one line, and without what would steer it. */
    static String shown(@Nullable String text) {
        return text == null ? "NULL" : '\'' + cut(text, 40).replaceAll("\\p{C}", "?") + '\'';
    }

    /** The text if it is a day of the calendar, otherwise null: 0000-00-00 is none. */
    static @Nullable String date(String text) {
        try {
            return LocalDate.parse(text).getYear() < FIRST_YEAR ? null : text;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
