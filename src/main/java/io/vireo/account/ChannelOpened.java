package io.vireo.account;

/** There is a new channel. Fired within the transaction that opens it. */
public record ChannelOpened(long channelId) {}
