package io.vireo.moderation.report;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.moderation.ModerationTime;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/** Exports the reports that an account has made as {@code reports} in {@code account.json}, and makes them anonymous after its deletion. */
@Component
class ReportContributor implements PersonalDataContributor, ChannelCleanup {
    @Inject
    ReportRepository reports;

    private record Exported(String kind, String title, String reason, String text, String created) {}

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("reports", () -> {
            List<Object[]> page = reports.page(channelId, 0);
            while (!page.isEmpty()) {
                page.forEach(row -> export.writeElement(new Exported(
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        ModerationTime.text(row[5]))));
                page = reports.page(channelId, ((Number) page.get(page.size() - 1)[0]).longValue());
            }
        });
    }

    @Override
    public String name() {
        return "reports-by-channel";
    }

    @Override
    public void clean(long channelId) {
        int changed;
        do {
            changed = reports.anonymizeSome(channelId);
        } while (changed > 0);
    }
}
