package io.vireo.moderation.log;

import io.vireo.moderation.SubjectReference;

/**
 * An entry of the moderation log as JSON.
 *
 * @param at when, ISO 8601 in UTC
 * @param by the username of the moderator; empty for the operator and for a deleted account
 * @param before the state before; empty if there was no change
 */
public record LogEntry(
        String at, String by, String action, SubjectReference subject, String reason, String before, String after) {}
