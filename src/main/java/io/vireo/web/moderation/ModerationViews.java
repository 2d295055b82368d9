package io.vireo.web.moderation;

import io.vireo.http.ApiException;
import io.vireo.moderation.ReportSubjectRegistry;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.decision.DecisionAction;
import io.vireo.moderation.log.LogEntry;
import io.vireo.moderation.log.ModerationLog;
import io.vireo.moderation.report.QueueEntry;
import io.vireo.moderation.report.QueueService;
import io.vireo.pagination.NumberedPages.Section;
import io.vireo.platform.Component;
import io.vireo.web.FormData;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prepares the queue and the log of the moderators for the template. */
@Component
class ModerationViews {
    private static final int ENTRIES = 30;
    private static final int MANY_REPORTS = 5;

    /** The begin of the titles of comments, which the pages say in the language of the moderator. */
    private static final String COMMENT_ON = "Comment on ";

    private final QueueService queue;
    private final ModerationLog log;
    private final ReportSubjectRegistry subjects;
    private final PageCards cards;
    private final Visit visit;

    @Inject
    ModerationViews(
            QueueService queue, ModerationLog log, ReportSubjectRegistry subjects, PageCards cards, Visit visit) {
        this.queue = queue;
        this.log = log;
        this.subjects = subjects;
        this.cards = cards;
        this.visit = visit;
    }

    /**
     * Returns the variables of the queue and of one subject.
     *
     * @param chosen the subject; empty for the first one of the queue
     * @param form what the moderator has sent
     * @throws ApiException {@code not-found} if the chosen subject does not exist
     */
    Map<String, Object> queue(Optional<SubjectReference> chosen, @Nullable String after, FormData form) {
        Section<QueueEntry> entries = queue.entries(after, ENTRIES);
        Optional<QueueEntry> current = chosen.isPresent()
                ? Optional.of(queue.entry(chosen.get().kind(), chosen.get().id()))
                : entries.entries().stream().findFirst();
        Map<String, Object> values = new HashMap<>();
        values.put("log", false);
        values.put("comments", false);
        values.put("none", entries.entries().isEmpty());
        values.put(
                "queue",
                entries.entries().stream()
                        .map(entry -> entry(
                                entry,
                                current.filter(shown -> shown.subject().equals(entry.subject()))
                                        .isPresent()))
                        .toList());
        values.put("next", entries.next() == null ? false : entries.next());
        values.put("subject", current.<Object>map(entry -> subject(entry, form)).orElse(false));
        return values;
    }

    private Map<String, Object> entry(QueueEntry entry, boolean isCurrent) {
        Map<String, Object> values = new HashMap<>();
        SubjectReference subject = entry.subject();
        values.put("what", title(entry));
        values.put("kind", kind(subject));
        values.put(
                "href",
                "moderation?kind=" + PageLinks.segment(subject.kind()) + "&id=" + PageLinks.segment(subject.id()));
        values.put("current", isCurrent);
        values.put("badge", entry.reports() >= MANY_REPORTS ? "bad" : entry.reports() > 1 ? "warn" : "");
        values.put(
                "reports",
                entry.reports() > 0
                        ? visit.texts().format("reports", entry.reports())
                        : entry.appeal().isEmpty() ? "" : visit.texts().format("appeal"));
        values.put(
                "reasons",
                entry.reasons().stream()
                        .map(reason -> visit.texts().format("reason_" + reason))
                        .collect(Collectors.joining(", ")));
        values.put("since", entry.first());
        values.put("ago", entry.first().isEmpty() ? "" : cards.formats().ago(Instant.parse(entry.first())));
        return values;
    }

    /** Returns the title of a subject; of a comment, that of its video. An appeal without reports has no copy of what was reported. */
    private String title(QueueEntry entry) {
        String title = entry.snapshot().title();
        if (title.isEmpty()) {
            title = presentTitle(entry.subject());
        }
        return title.startsWith(COMMENT_ON) ? title.substring(COMMENT_ON.length()) : title;
    }

    private String presentTitle(SubjectReference subject) {
        try {
            String title = queue.entry(subject.kind(), subject.id()).snapshot().title();
            return title.isEmpty() ? subject.id() : title;
        } catch (ApiException e) {
            return subject.id(); // deleted meanwhile
        }
    }

    private Map<String, Object> subject(QueueEntry entry, FormData form) {
        SubjectReference subject = entry.subject();
        Map<String, Object> values = new HashMap<>(entry(entry, true));
        values.put("subject_kind", subject.kind());
        values.put("subject_id", subject.id());
        values.put("subject_href", address(subject));
        values.put("snapshot", entry.snapshot().text());
        values.put("texts", entry.texts());
        values.put("has_texts", !entry.texts().isEmpty());
        values.put("appeal", entry.appeal());
        values.put("closes", visit.texts().format("moderation_closes", entry.reports()));
        values.put("value_reason", form.get("reason"));
        values.put("value_days", form.get("days"));
        boolean isRemovable = subjects.of(subject.kind()).isRemovable();
        values.put(
                "actions",
                List.of(DecisionAction.values()).stream()
                        .filter(action ->
                                isRemovable || action != DecisionAction.HIDE && action != DecisionAction.REMOVE)
                        .map(action -> action(action, form))
                        .toList());
        return values;
    }

    private Map<String, Object> action(DecisionAction action, FormData form) {
        return Map.of(
                "key",
                action.key(),
                "label",
                visit.texts().format("action_" + action.key()),
                "hint",
                visit.texts().format("action_" + action.key() + "_hint"),
                "checked",
                action.key().equals(form.get("action")));
    }

    /** Returns the variables of the log. */
    Map<String, Object> log(@Nullable String after) {
        Section<LogEntry> entries = log.entries(after, ENTRIES);
        Map<String, Object> values = new HashMap<>();
        values.put("log", true);
        values.put("comments", false);
        values.put("entries", entries.entries().stream().map(this::logged).toList());
        values.put("next", entries.next() == null ? false : entries.next());
        return values;
    }

    private Map<String, Object> logged(LogEntry entry) {
        SubjectReference subject = entry.subject();
        Map<String, Object> values = new HashMap<>();
        values.put("at", entry.at());
        values.put("when", cards.formats().ago(Instant.parse(entry.at())));
        values.put("by", entry.by());
        values.put("action", visit.texts().getOrDefault("action_" + entry.action(), entry.action()));
        values.put("kind", kind(subject));
        values.put("id", subject.id());
        values.put("subject_href", address(subject));
        values.put("reason", entry.reason());
        values.put("before", entry.before());
        values.put("after", entry.after());
        return values;
    }

    private String kind(SubjectReference subject) {
        return visit.texts().getOrDefault("kind_" + subject.kind(), subject.kind());
    }

    /** Returns the page of a subject; empty if there is none. */
    private static String address(SubjectReference subject) {
        return switch (subject.id().isEmpty() ? "" : subject.kind()) {
            case "video" -> PageLinks.watch(subject.id());
            case "channel" -> PageLinks.channel(subject.id());
            default -> "";
        };
    }
}
