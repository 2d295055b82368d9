package io.vireo.moderation.report;

import io.vireo.moderation.SubjectReference;

/** The response to a report: the report as it is stored. */
public record ReportResponse(SubjectReference subject, ReportReason reason, String text, String created) {}
