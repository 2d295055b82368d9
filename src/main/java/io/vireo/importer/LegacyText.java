package io.vireo.importer;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Checks and converts texts of legacy rows. */
final class LegacyText {
    /** The first year that MariaDB supports in a date. */
    private static final int FIRST_YEAR = 1000;

    private LegacyText() {}

    /** Returns the length in code points, as the database counts it. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Truncates a text to at most {@code maxLength} code points. */
    static String truncate(String text, int maxLength) {
        return length(text) <= maxLength ? text : text.substring(0, text.offsetByCodePoints(0, maxLength));
    }

    /** Returns a text for display in a terminal: shortened, on one line, without control characters. */
    static String printable(@Nullable String text) {
        return text == null ? "NULL" : '\'' + truncate(text, 40).replaceAll("\\p{C}", "?") + '\'';
    }

    /** Returns the text if it is a valid date, otherwise null; 0000-00-00 is not valid. */
    static @Nullable String date(String text) {
        try {
            return LocalDate.parse(text).getYear() < FIRST_YEAR ? null : text;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
