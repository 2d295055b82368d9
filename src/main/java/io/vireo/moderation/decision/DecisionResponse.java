package io.vireo.moderation.decision;

import io.vireo.moderation.SubjectReference;

/**
 * The response of {@code POST /moderation/decisions}.
 *
 * @param reports the number of reports that the decision has closed
 */
public record DecisionResponse(
        SubjectReference subject,
        DecisionAction action,
        String reason,
        int reports,
        String at,
        String before,
        String after) {}
