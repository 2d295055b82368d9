package io.vireo.moderation.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.TextLength;
import org.jspecify.annotations.Nullable;

/**
 * The body of a report.
 *
 * @param text what the reporter adds for the moderators; absent and null: nothing
 */
public record ReportRequest(
        ReportReason reason,

        @TextLength(max = 2000) @Nullable @JsonSetter(nulls = Nulls.SET)
        String text) {}
