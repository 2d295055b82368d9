package io.vireo.moderation;

import io.vireo.http.TextLength;
import jakarta.validation.constraints.Pattern;

/**
 * The subject of a report or of a decision, in request and response bodies.
 *
 * @param kind the kind of a {@link ReportSubject}
 * @param id its public id; empty in the log if it is deleted
 */
public record SubjectReference(
        @Pattern(regexp = "[a-z]{1,16}") String kind,
        @TextLength(min = 1, max = 64) String id) {}
