package io.vireo.takeover;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of the original's {@code Videos}; {@code upload} is a date as text, or a date with a time. */
record OldVideo(
        long id,
        @Nullable String hash,
        @Nullable Long channelId,
        @Nullable String title,
        @Nullable String description,
        @Nullable String upload,
        int likes,
        int dislikes) {
    private static final int LONGEST_TITLE = 255;
    private static final int DATE = "2020-02-20".length();

    /** What is wrong with the row by itself. */
    Set<Problem> problems() {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (id != (int) id) {
            problems.add(Problem.VIDEO_NUMBER);
        }
        if (hash == null || !hash.matches("[a-z0-9]{7}")) {
            problems.add(Problem.HASH_INVALID);
        }
        if (channelId == null) {
            problems.add(Problem.WITHOUT_CHANNEL);
        }
        if (Text.orEmpty(title).isEmpty()) {
            problems.add(Problem.WITHOUT_TITLE);
        } else if (Text.length(Text.orEmpty(title)) > LONGEST_TITLE) {
            problems.add(Problem.TITLE_TOO_LONG);
        }
        if (date() == null) {
            problems.add(Problem.UPLOAD_UNKNOWN);
        }
        return problems;
    }

    /** When it was uploaded, for a column of the database; as {@code V9__fill_videos.sql} where nobody knows. */
    String uploaded() {
        return date() == null ? "1970-01-01" : Text.orEmpty(upload);
    }

    private @Nullable String date() {
        String text = Text.orEmpty(upload);
        return text.length() < DATE ? null : Text.date(text.substring(0, DATE));
    }
}
