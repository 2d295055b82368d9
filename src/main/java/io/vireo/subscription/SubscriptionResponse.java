package io.vireo.subscription;

/**
 * The subscription of the caller to a channel.
 *
 * @param bell false without a subscription
 * @param subscribers the number of subscribers of the channel, including a change that the caller has just made
 */
public record SubscriptionResponse(boolean subscribed, boolean bell, long subscribers) {}
