package io.vireo.subscription;

import io.vireo.identity.ChannelCleanup;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Exports the subscriptions of an account as {@code subscriptions} in {@code account.json}, and removes those of and to a deleted channel,
 * in short transactions.
 */
@Component
class SubscriptionContributor implements PersonalDataContributor, ChannelCleanup {
    private static final int PAGE = 50;

    @Inject
    SubscribedChannelRepository channels;

    @Inject
    SubscriptionService subscriptionService;

    private record Exported(String channel, String since, boolean bell) {}

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList("subscriptions", () -> {
            List<SubscribedChannel> page = channels.all(channelId, "", PAGE);
            while (!page.isEmpty()) {
                page.forEach(
                        row -> export.writeElement(new Exported(row.channel().channel(), row.since(), row.bell())));
                page = channels.all(
                        channelId, page.get(page.size() - 1).channel().channel(), PAGE);
            }
        });
    }

    @Override
    public String name() {
        return "subscriptions-of-channel";
    }

    @Override
    public void clean(long channelId) {
        boolean more;
        do {
            more = subscriptionService.endSomeOf(channelId);
        } while (more);
        do {
            more = subscriptionService.removeSomeTo(channelId);
        } while (more);
    }
}
