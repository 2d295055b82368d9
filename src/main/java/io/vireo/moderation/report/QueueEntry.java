package io.vireo.moderation.report;

import io.vireo.moderation.SubjectReference;
import java.util.List;

/**
 * An entry of the moderators' queue as JSON: one subject with all its open reports.
 *
 * @param reports the number of open reports
 * @param reasons their distinct reasons
 * @param first the time of the first of them, or of the appeal
 * @param snapshot the subject when it was first reported
 * @param texts the words of the first reporters, without their names
 * @param appeal the words of the owner who appeals against the last decision; empty if there is no appeal
 */
public record QueueEntry(
        SubjectReference subject,
        int reports,
        List<String> reasons,
        String first,
        String last,
        Snapshot snapshot,
        List<String> texts,
        String appeal) {
    /** Returns the entry with another snapshot, such as the present state of a subject without a report. */
    QueueEntry with(Snapshot other) {
        return new QueueEntry(subject, reports, reasons, first, last, other, texts, appeal);
    }

    /** Title and text of a subject. */
    public record Snapshot(String title, String text) {
        static final Snapshot NONE = new Snapshot("", "");
    }
}
