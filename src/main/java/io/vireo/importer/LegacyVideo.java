package io.vireo.importer;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the legacy table {@code Videos}.
 *
 * @param upload a date as text, or a date with a time
 */
record LegacyVideo(
        long id,
        @Nullable String hash,
        @Nullable Long channelId,
        @Nullable String title,
        @Nullable String description,
        @Nullable String upload,
        int likes,
        int dislikes) {
    private static final int MAX_TITLE_LENGTH = 255;
    private static final int DATE_LENGTH = "2020-02-20".length();

    /** Returns the problems of the row itself. */
    Set<ImportProblem> problems() {
        Set<ImportProblem> problems = EnumSet.noneOf(ImportProblem.class);
        if (id != (int) id) {
            problems.add(ImportProblem.VIDEO_NUMBER);
        }
        if (hash == null || !hash.matches("[a-z0-9]{7}")) {
            problems.add(ImportProblem.HASH_INVALID);
        }
        if (channelId == null) {
            problems.add(ImportProblem.WITHOUT_CHANNEL);
        }
        if (LegacyText.orEmpty(title).isEmpty()) {
            problems.add(ImportProblem.WITHOUT_TITLE);
        } else if (LegacyText.length(LegacyText.orEmpty(title)) > MAX_TITLE_LENGTH) {
            problems.add(ImportProblem.TITLE_TOO_LONG);
        }
        if (date() == null) {
            problems.add(ImportProblem.UPLOAD_UNKNOWN);
        }
        return problems;
    }

    /** Returns the upload time as a database literal; if it is unknown, the same default as {@code V9__fill_videos.sql}. */
    String uploaded() {
        return date() == null ? "1970-01-01" : LegacyText.orEmpty(upload);
    }

    private @Nullable String date() {
        String text = LegacyText.orEmpty(upload);
        return text.length() < DATE_LENGTH ? null : LegacyText.date(text.substring(0, DATE_LENGTH));
    }
}
