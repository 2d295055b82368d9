package io.vireo.rating;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Exports the ratings of an account as {@code ratings} in {@code account.json}, and removes them after its deletion. */
@Component
class RatingsOfChannel implements PersonalDataContributor, ChannelCleanup {
    @Inject
    RatingRepository ratings;

    @Inject
    RatingWriter writer;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("ratings", () -> {
            List<RatingRepository.Row> page = ratings.page(channelId, Long.MIN_VALUE);
            while (!page.isEmpty()) {
                page.forEach(row -> export.writeElement(Map.of(
                        "video",
                        row.hash(),
                        "rating",
                        row.rating(),
                        "at",
                        Instant.ofEpochMilli(row.rated()).toString())));
                page = ratings.page(channelId, page.get(page.size() - 1).videoId());
            }
        });
    }

    @Override
    public String name() {
        return "ratings-of-channel";
    }

    @Override
    public void clean(long channelId) {
        boolean isMore = true;
        while (isMore) {
            isMore = writer.removeSomeOfChannel(channelId);
        }
    }
}
