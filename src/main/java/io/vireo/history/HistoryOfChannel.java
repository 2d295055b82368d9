package io.vireo.history;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exports the history of an account as {@code history}, and whether it is on as {@code settings} in {@code account.json}. Removes the
 * history after the deletion of the account.
 */
@Component
class HistoryOfChannel implements PersonalDataContributor, ChannelCleanup {
    @Inject
    HistoryRepository history;

    @Inject
    HistoryService historyService;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.write("settings", new AccountSettingsBody(historyService.isOn(channelId)));
        export.writeList("history", () -> {
            List<HistoryRepository.Row> page = history.page(channelId, Long.MIN_VALUE);
            while (!page.isEmpty()) {
                page.forEach(row -> export.writeElement(entry(row)));
                page = history.page(channelId, page.get(page.size() - 1).videoId());
            }
        });
    }

    private static Map<String, Object> entry(HistoryRepository.Row row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("video", row.hash());
        entry.put("watched", Instant.ofEpochMilli(row.watched()).toString());
        entry.putAll(HistoryKeys.of(row.position()));
        return entry;
    }

    @Override
    public String name() {
        return "history-of-channel";
    }

    @Override
    public void clean(long channelId) {
        historyService.clear(channelId);
    }
}
