package io.vireo.moderation.report;

import io.vireo.moderation.ReportSubjectRegistry;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.report.QueueEntry.Snapshot;
import io.vireo.pagination.NumberedPages;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the queue of the moderators for pages. The caller checks that a moderator asks. */
@Component
public class QueueService {
    /** The name of the list in cursors. */
    static final String LIST = "moderation queue";

    @Inject
    QueueRepository queue;

    @Inject
    ReportSubjectRegistry subjects;

    @Inject
    NumberedPages pages;

    /**
     * Returns entries, oldest first.
     *
     * @param after a cursor; null for the beginning
     * @throws io.vireo.http.ApiException {@code {"invalid-field": "after"}} if the cursor is not one of this list
     */
    public Section<QueueEntry> entries(@Nullable String after, int limit) {
        return pages.section(LIST, after, limit, 0, queue::page);
    }

    /**
     * Returns the entry of a subject; one without reports if it does not wait for a decision.
     *
     * @throws io.vireo.http.ApiException as the feature answers for content that does not exist; {@code invalid-field} for an unknown kind
     */
    public QueueEntry entry(String kind, String id) {
        ReportedContent content = subjects.of(kind).any(id);
        QueueEntry entry = queue.find(kind, content.key())
                .orElseGet(() -> new QueueEntry(
                        new SubjectReference(kind, content.id()), 0, List.of(), "", "", Snapshot.NONE, List.of(), ""));
        return entry.snapshot().equals(Snapshot.NONE)
                ? entry.with(new Snapshot(content.title(), content.text()))
                : entry;
    }
}
