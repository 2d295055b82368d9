package io.vireo.identity;

/** There is a new channel. Fired within the transaction that opens it. */
public record ChannelCreated(long channelId) {}
