package io.vireo.subscription;

import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import jakarta.inject.Inject;

/** Changes the subscriptions of a caller for pages, with the rate limit of the API. */
@Component
public class SubscriptionChangeService {
    @Inject
    SubscriptionService subscriptionService;

    @Inject
    Channels channels;

    @Inject
    RateLimiter limits;

    /**
     * Subscribes the caller to a channel, or changes the bell of the subscription.
     *
     * @throws io.vireo.http.ApiException {@code channel}, and as {@code PUT /c/{name}/subscription}
     */
    public void subscribe(Caller caller, String name, boolean bell) {
        long channelId = idOf(name);
        acquire(caller);
        subscriptionService.subscribe(caller, channelId, bell);
    }

    /**
     * Ends a subscription; does nothing if there is none.
     *
     * @throws io.vireo.http.ApiException {@code channel}
     */
    public void unsubscribe(Caller caller, String name) {
        long channelId = idOf(name);
        acquire(caller);
        subscriptionService.unsubscribe(caller, channelId);
    }

    private long idOf(String name) {
        Channels.requirePossible(name);
        return channels.idOf(name);
    }

    private void acquire(Caller caller) {
        limits.acquire(SubscriptionLimit.SUBSCRIPTIONS_ACCOUNT, Long.toString(caller.channelId()));
    }
}
