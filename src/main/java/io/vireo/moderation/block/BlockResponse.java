package io.vireo.moderation.block;

/** Whether the caller blocks a channel. */
record BlockResponse(boolean blocked) {}
