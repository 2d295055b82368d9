package io.vireo.moderation.decision;

import io.vireo.http.TextLength;
import io.vireo.moderation.SubjectReference;
import jakarta.validation.Valid;

/** The body of {@code POST /me/appeals}: the subject whose last decision is appealed, and why. */
public record AppealRequest(
        @Valid SubjectReference subject,
        @TextLength(min = 1, max = 2000) String text) {}
