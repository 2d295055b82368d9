package io.vireo.comment;

import io.vireo.platform.config.Settings;
import io.vireo.platform.config.SettingsRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of comments.
 *
 * @param holdLinks whether comments with a link are held for review
 * @param watchedWords words and phrases whose comments are held for review, regardless of case
 * @param newAccountDays the age of accounts up to which the first comment is held for review, in days; 0: it is not
 * @param editWindow how long the author can edit a comment
 */
@SettingsRecord
public record CommentSettings(boolean holdLinks, List<String> watchedWords, long newAccountDays, Duration editWindow) {
    /**
     * Returns whether an account is so new that its first comment is held.
     *
     * @param created null if it is not known: the account is older than this service
     */
    boolean isNewAccount(@Nullable Instant created, Instant now) {
        return created != null && created.plus(Duration.ofDays(newAccountDays)).isAfter(now);
    }

    static CommentSettings from(Settings settings) {
        return new CommentSettings(
                settings.flag("vireo.comments.hold-links"),
                settings.list("vireo.comments.watched-words"),
                settings.number("vireo.comments.new-account-days", 0, 3650),
                settings.duration("vireo.comments.edit-window"));
    }
}
