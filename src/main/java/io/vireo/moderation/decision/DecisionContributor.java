package io.vireo.moderation.decision;

import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.moderation.decision.DecisionRepository.ExportedDecision;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exports the decisions of moderators about an account and its content, without the moderators, as {@code decisions}. */
@Component
class DecisionContributor implements PersonalDataContributor {
    private static final int PAGE = 50;

    @Inject
    DecisionRepository decisions;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("decisions", () -> {
            List<ExportedDecision> page = decisions.page(channelId, 0, PAGE);
            while (!page.isEmpty()) {
                page.forEach(decision -> export.writeElement(entry(decision)));
                page = decisions.page(channelId, page.get(page.size() - 1).id(), PAGE);
            }
        });
    }

    private static Map<String, Object> entry(ExportedDecision decision) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", decision.kind());
        entry.put("id", decision.publicId());
        entry.put("title", decision.title());
        entry.put("action", decision.action());
        entry.put("reason", decision.reason());
        entry.put("decided", decision.decided());
        entry.put("appealed", decision.appealed());
        entry.put("appeal", decision.appeal());
        return entry;
    }
}
