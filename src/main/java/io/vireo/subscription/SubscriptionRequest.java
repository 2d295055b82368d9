package io.vireo.subscription;

/**
 * The body of {@code PUT /c/{name}/subscription}.
 *
 * @param bell whether the subscriber wants a notice of each new video
 */
record SubscriptionRequest(boolean bell) {}
