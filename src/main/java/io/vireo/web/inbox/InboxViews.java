package io.vireo.web.inbox;

import io.vireo.inbox.InboxEntry;
import io.vireo.platform.Component;
import io.vireo.web.PageCards;
import io.vireo.web.PageLinks;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prepares the entries of the inbox for the template: a sentence in the language of the visitor, with links. */
@Component
class InboxViews {
    private static final String MODERATION = "moderation";

    /** The number of names in a sentence that also has a number of others. */
    private static final int NAMES_BEFORE_OTHERS = 2;

    private final Visit visit;
    private final PageCards cards;

    @Inject
    InboxViews(Visit visit, PageCards cards) {
        this.visit = visit;
        this.cards = cards;
    }

    /** Returns the variables of an entry. */
    Map<String, Object> of(InboxEntry entry) {
        Map<String, Object> values = new HashMap<>();
        boolean isDecision = entry.kind().equals(MODERATION);
        values.put("new", !entry.read());
        values.put("by_moderators", isDecision);
        values.put("what", entry.title());
        values.put("href", href(entry));
        values.put("text", entry.text());
        values.put("at", entry.at());
        values.put("ago", cards.formats().ago(Instant.parse(entry.at())));
        values.put("image", isDecision || entry.video().isEmpty() ? "" : "thumbnails/" + entry.video());
        if (isDecision) {
            values.put(
                    "before",
                    visit.texts().format(entry.reported() ? "notice_report_before" : "notice_moderation_before"));
            values.put("after", ". " + visit.texts().getOrDefault("decided_" + entry.action(), ""));
            values.put("actors", List.of());
            values.put("others", "");
        } else {
            boolean isCommentLike =
                    entry.kind().equals("like") && !entry.subject().equals(entry.video());
            String key = "notice_" + entry.kind() + (isCommentLike ? "_comment" : "");
            String after = visit.texts().format(key + "_after");
            values.put("before", visit.texts().format(key + "_before", entry.count()));
            values.put("after", after.isEmpty() ? "" : " " + after);
            addActors(entry, values);
        }
        return values;
    }

    private void addActors(InboxEntry entry, Map<String, Object> values) {
        int known = entry.actors().size();
        int named = entry.count() > known ? Math.min(known, NAMES_BEFORE_OTHERS) : known;
        int others = entry.count() - named;
        String and = " " + visit.texts().format("notice_and") + " ";
        List<Map<String, Object>> actors = new ArrayList<>();
        for (int i = 0; i < named; i++) {
            Map<String, Object> actor =
                    new HashMap<>(cards.channel(entry.actors().get(i)));
            boolean isLast = i == named - 1 && others == 0;
            actor.put("lead", i == 0 ? "" : isLast ? and : ", ");
            actors.add(actor);
        }
        values.put("actors", actors);
        values.put("others", others == 0 ? "" : and + visit.texts().format("notice_others", others));
    }

    private static String href(InboxEntry entry) {
        if (entry.kind().equals(MODERATION)) {
            return entry.reported() ? "inbox" : "settings";
        }
        if (entry.video().isEmpty()) {
            return PageLinks.channel(entry.subject());
        }
        boolean isComment = !entry.text().isEmpty();
        return PageLinks.watch(entry.video()) + (isComment ? "#comments" : "");
    }
}
