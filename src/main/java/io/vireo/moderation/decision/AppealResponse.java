package io.vireo.moderation.decision;

import io.vireo.moderation.SubjectReference;

/** The response of {@code POST /me/appeals}: the decision that is appealed. */
public record AppealResponse(SubjectReference subject, DecisionAction action, String decided) {}
