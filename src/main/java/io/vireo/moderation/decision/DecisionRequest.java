package io.vireo.moderation.decision;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.vireo.http.TextLength;
import io.vireo.moderation.SubjectReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /moderation/decisions}.
 *
 * @param days the number of days after which a changed standing ends; absent or null: it does not end by itself
 */
public record DecisionRequest(
        @Valid SubjectReference subject,
        DecisionAction action,
        @TextLength(max = 500) String reason,

        @Min(1) @Max(3650) @Nullable @JsonSetter(nulls = Nulls.SET)
        Integer days) {}
