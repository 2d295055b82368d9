package io.vireo.video;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.Refusal;
import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /v/{hashpath}}, under the rules of an {@link Announcement}; what is null stays as it is. */
record Edit(
        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        @TextLength(min = 1, max = Announcement.MAX_TITLE)
        @Pattern(regexp = Announcement.TITLE)
        String title,

        @Nullable
        @JsonSetter(nulls = Nulls.SET)
        @TextLength(max = Announcement.MAX_DESCRIPTION)
        @Pattern(regexp = Announcement.DESCRIPTION)
        String description) {
    /** Refuses an edit that changes nothing. */
    void requireSomething() {
        if (title == null && description == null) {
            throw Refusal.missingField("title");
        }
    }
}
