package io.vireo.platform;

/** An hour has passed: features observe it to remove what has run out. Every node tells it to itself, so it may come to several at once. */
public record Hourly() {}
